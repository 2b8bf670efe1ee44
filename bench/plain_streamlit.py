"""What one would write without Qibu: the same lesson as a plain Streamlit script. Measured, never shown to anybody.

Run by `bench.servers` with the lesson's id after `--`.
"""

import sys

import streamlit as st

from bench import step

lesson = st.cache_data(step.player_data)(sys.argv[1])
number = st.session_state.setdefault("number", 1)
touch = lesson["steps"][number - 1]["touches"][0]


def turn(way: int) -> None:
    st.session_state["number"] = min(max(st.session_state["number"] + way, 1), len(lesson["steps"]))


st.header(step.heading(lesson, number))
st.markdown(touch["text"])
st.image(step.picture(lesson, number), width="stretch")
st.markdown("".join(one["text"] for one in touch["say"] if one["part"] == "say"))
st.info(touch["hint"])
back, onward = st.columns(2)
back.button(lesson["words"]["back"], on_click=turn, args=(-1,))
onward.button(lesson["words"]["next"], on_click=turn, args=(1,))
