from tawatur.intake.outlets import host_of, outlet_of, source_of, without_head


def test_hosts() -> None:
    assert host_of("https://www.site.example/a") == "site.example"
    assert host_of("m.site.example") == "site.example"
    assert host_of("http://[bad") is None and host_of(None) is None and host_of("word") is None


def test_an_unknown_outlet_takes_its_host_as_id() -> None:
    source = outlet_of(site="The Pin", url="https://pin.example/1")
    assert source is not None and (source.id, source.name) == ("pin.example", "The Pin")
    assert outlet_of() is None


def test_a_noun_before_a_name_does_not_make_another_source() -> None:
    assert without_head("صحيفة صدى البلور") == "صدى البلور"
    assert source_of("صحيفة صدى البلور").id == source_of("صدى البلور").id


def test_known_sources_are_found_by_host_and_by_name() -> None:
    source = outlet_of(url="https://www.enabbaladi.net/archives/1")
    assert source is not None and source.id == "enab-baladi"
    assert outlet_of(name="enabbaladi.net") == outlet_of(name="عنب بلدي") == source
    assert source_of("موقع المونيتور الأمريكي").id == "al-monitor"
