import pytest

from harvest import DAY
from tawatur import bulletin
from tawatur.bulletin.parts import head_lines
from tawatur.bulletin.settings import City, Settings, Words
from tawatur.bulletin.weather import temperatures
from tawatur.errors import UserError


def settings(address):
    city = City(Words("دمشق", "Damascus"), 33.51, 36.29)
    return Settings(Words("الفجر", "Dawn"), Words("هاتف 000", "Phone 000"), city, address)


def test_the_line_of_the_weather(store, service):
    made = bulletin.compose(store, DAY, "en", settings(service["address"]))
    assert head_lines(made) == ["Dawn", "Damascus 4 to 11 °C", "Phone 000"]
    assert "latitude=33.5100" in service["asked"][0] and f"start_date={DAY}" in service["asked"][0]
    assert head_lines(bulletin.compose(store, DAY, "ar", settings(service["address"])))[1] == "دمشق بين 4 و11 °C"


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"daily": {"temperature_2m_min": [null], "temperature_2m_max": [null]}}', b"\xff"]
)
def test_a_service_that_says_nothing_leaves_the_line_out(store, service, body):
    service["body"] = body
    made = bulletin.compose(store, DAY, "en", settings(service["address"]))
    assert head_lines(made) == ["Dawn", "Phone 000"]
    assert all(b"\xc2\xb0C" not in form(made) for name, form in bulletin.FORMATS.items() if name != "docx")


def test_neither_an_error_nor_silence_stops_the_bulletin(store, service):
    service["status"] = 503
    assert temperatures(service["address"], 0, 0, DAY) is None
    assert temperatures("http://127.0.0.1:9", 0, 0, DAY) is None


def test_nobody_is_asked_unless_the_settings_say_so(store, service):
    bulletin.compose(store, DAY, "en", settings(None))
    bulletin.compose(store, DAY, "en", settings(service["address"]), weather=False)
    assert service["asked"] == []


def test_settings_from_a_file(tmp_path):
    file = tmp_path / "bulletin.toml"
    file.write_text(
        '[outlet]\nar = "الفجر"\nen = "Dawn"\n[city]\nlat = 33.5\nlon = 36.3\nname = { en = "Damascus" }\n',
        encoding="utf-8",
    )
    found = bulletin.load(str(file))
    assert found.outlet.of("ar") == "الفجر" and found.city.name.of("ar") == "Damascus"
    file.write_text("[outlet]\nen = 3\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"bulletin\.toml: not settings"):
        bulletin.load(str(file))
    with pytest.raises(UserError, match="cannot be read"):
        bulletin.load(str(tmp_path / "none.toml"))
