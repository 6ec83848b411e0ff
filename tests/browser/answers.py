"""What the two visitors of the browser test answer, screen by screen; the texts are markers to look for afterwards."""

from __future__ import annotations

from typing import Any

Screens = list[dict[str, Any]]


def answers(marker: str, shift: int) -> dict[str, Screens]:
    """Return one visitor's answers by step.

    Parameters
    ----------
    marker
        Goes into every private text, so that a test can look for it in files.
    shift
        Moves the numbers, so that two visitors differ.
    """
    return {
        "voice": [
            {"consent_group": True, "consent_sensitive": False},
            {"age_band": "50_54"},
            {"voice": "start_small"},
        ],
        "before": [
            {"w2l_now": 8 - shift, "w2l_want": 3},
            {"l2w_now": 2, "l2w_want": 5 + shift},
            {"control": 2 + shift},
            {"pos_want": 5},
            {"clarity": 3},
            {"options": 4},
            {"agency": 4 + shift},
        ],
        "cards": [
            {card: str((index + shift) % 5)}
            for index, card in enumerate(
                (
                    "card_A_sep",
                    "card_A_int",
                    "card_B_int",
                    "card_B_sep",
                    "card_C_sep",
                    "card_C_int",
                    "card_D_int",
                    "card_D_sep",
                )
            )
        ],
        "step": [
            {"dir": "rest"},
            {"cue": f"{marker}電車で座ったら", "act": f"{marker}目を閉じる"},
            {"mins": 10},
            {"obst": f"{marker}急な電話", "plan_b": f"{marker}次の駅から"},
            {"conf": 8},
            {"rehearsed": True},
        ],
        "rails": [
            {"detach": 4 + shift},
            {"rails": ["end_time", "sleep"]},
            {"sign": ["sleep"]},
            {"drop": f"{marker}飲み会"},
            {"teller": f"{marker}妹"},
            {"cap_h": 42},
        ],
        "after": [
            {"pos_want": 6},
            {"clarity": 7},
            {"options": 6},
            {"agency": 6},
            {"view_change": "alternate"},
        ],
    }


PROMISES: dict[str, Any] = {"do": "金曜は18時に帰る", "stop": "寝る前のメール", "protect": "日曜の散歩"}
