"""The temperature of the masthead's city, from a service that answers as Open-Meteo does."""

from __future__ import annotations

import json
import logging
import math
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

WAIT_SECONDS = 4
MOST_BYTES = 1_000_000
log = logging.getLogger("tawatur.bulletin")


def temperatures(service: str, lat: float, lon: float, day: str) -> tuple[float, float] | None:
    """The lowest and the highest temperature of a day in °C; None if the service does not say.

    Whatever goes wrong costs the bulletin one line and no more: the fault is logged, and the line is left out.

    Parameters
    ----------
    service : an address such as ``https://api.open-meteo.com/v1/forecast``
    lat, lon : degrees
    day : ISO day
    """
    asked = urlencode(
        {
            "latitude": f"{lat:.4f}",
            "longitude": f"{lon:.4f}",
            "daily": "temperature_2m_min,temperature_2m_max",
            "timezone": "auto",
            "start_date": day,
            "end_date": day,
        }
    )
    try:
        with urlopen(f"{service}?{asked}", timeout=WAIT_SECONDS) as answer:
            daily = json.loads(answer.read(MOST_BYTES))["daily"]
        lowest, highest = float(daily["temperature_2m_min"][0]), float(daily["temperature_2m_max"][0])
    except (URLError, HTTPException, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        log.warning("no temperature from %s: %s", service, error)
        return None
    return (lowest, highest) if math.isfinite(lowest) and math.isfinite(highest) else None
