"""Office files that say nothing of when or on what machine they were written: the same data, the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""What a zip archive holds for a file without a date."""
_APPLICATION = re.compile(r"<(Application|Company|Manager|AppVersion|TotalTime)>[^<]*</\1>")
_CHART = re.compile(r"xl/charts/chart\d+\.xml")
_VALUE_ONLY = b'<c:showVal val="1"/></c:dLbl'
_VALUE_SAID = (
    b'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    b'<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbl'
)
"""Labels that hold a number only: what is not said there, some programs take for yes, and write names as well."""
_MOMENT = re.compile(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def plain_package(data: bytes, moment: float) -> bytes:
    """Return an office file, and those embedded in it, with one date and no word of what wrote them.

    Parameters
    ----------
    moment
        The date that is written, in seconds since the epoch.
    """
    said = dt.datetime.fromtimestamp(moment, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/app.xml":
                part = _APPLICATION.sub("", part.decode()).encode()
            elif name == "docProps/core.xml":
                part = _MOMENT.sub(rf"\g<1>{said}", part.decode()).encode()
            elif _CHART.fullmatch(name):
                part = part.replace(_VALUE_ONLY, _VALUE_SAID)
            elif name.endswith(".xlsx"):
                part = plain_package(part, moment)
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, part)
    return target.getvalue()
