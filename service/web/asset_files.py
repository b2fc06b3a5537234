"""How styles and scripts go to browsers: packed for those who unpack them, and kept for ever."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service.web.assets import Assets

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
FOREVER = "public, max-age=31536000, immutable"
"""Another content has another address."""


def answer(assets: Assets, request: Request) -> Response:
    """The file that the address names.

    Raises:
        HTTPException: 404, there is none.
    """
    asset = assets.served(request.path_params["file"])
    if asset is None:
        raise HTTPException(404)
    headers = {
        "Content-Type": TYPES[Path(asset.file).suffix],
        "Cache-Control": FOREVER,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if _unpacks(request.headers.get("accept-encoding", "")):
        return Response(asset.packed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.content, headers=headers)


def _unpacks(accepted: str) -> bool:
    offers = (offer.replace(" ", "").partition(";q=") for offer in accepted.lower().split(","))
    return any(coding == "gzip" and (not weight or weight.strip("0.") != "") for coding, _, weight in offers)
