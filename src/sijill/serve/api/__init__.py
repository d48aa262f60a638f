"""The register for other programs, under `/api/v1`: JSON, described at `/api/v1/openapi.json`.

Lists go on by `next`, an address that begins after the last thing given: what is added meanwhile moves nothing. What
goes wrong is `application/problem+json`. Each answer to a question has an ETag, so that one who asks again is told when
nothing changed, and is packed with gzip for those who take it.
"""

from sijill.serve.api.mount import interface

__all__ = ["interface"]
