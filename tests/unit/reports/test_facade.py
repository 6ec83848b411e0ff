"""What a reviewer types works, and typing `import wli_toolkit` costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import wli_toolkit as wli
from wli_toolkit.store import Store, UnknownSession
from wli_toolkit.summaries import SummaryError


def test_importing_loads_nothing() -> None:
    script = "import wli_toolkit, sys; print(*sorted(m for m in sys.modules if m.startswith('wli_toolkit.')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_session_opened_for_review(store: Store, forty: str, tmp_path: Path) -> None:
    with wli.open_session(forty.lower(), db=store.url) as session:
        assert session.code == forty
        summary = session.summary()
        exercise = summary["E02"]
        assert isinstance(exercise.table, pd.DataFrame)
        assert list(exercise.table.columns)[:5] == ["figure", "line", "label", "n", "count"]
        assert exercise.text("ja").startswith("E02")
        assert exercise.text("en") in summary.text("en")
        assert exercise.n is not None
        assert exercise.n <= summary.joined == 40
        assert summary.to_html(tmp_path / "r.html", lang="en").is_file()
        assert session.summary(audience="organiser").summary.audience == "organiser"


def test_a_chart_shows_itself(store: Store, forty: str) -> None:
    with wli.open_session(forty, db=store.url) as session:
        exercise = session.summary()["E01"]
        for chart in (exercise.chart(), exercise.chart("suits", lang="en")):
            assert chart._repr_svg_().startswith("<svg")
            assert chart._repr_mimebundle_()["image/svg+xml"] == chart.svg
        with pytest.raises(SummaryError, match="suits"):
            exercise.chart("nope")


def test_an_unknown_session_is_refused(store: Store) -> None:
    with pytest.raises(UnknownSession):
        wli.open_session("222222", db=store.url)


def test_a_demo_session_is_the_same_each_time() -> None:
    texts = []
    for _ in range(2):
        with wli.demo_session(participants=12, seed=5) as session:
            summary = session.summary()
            assert summary.summary.simulated
            texts.append([summary[name].text() for name in summary])
    assert texts[0] == texts[1]


def test_what_is_offered_is_there() -> None:
    assert set(wli.__all__) <= set(dir(wli))
