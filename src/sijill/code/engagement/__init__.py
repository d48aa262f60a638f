"""Engagements: meetings, visits, exercises, deployments and courses, who took part, where and when."""
