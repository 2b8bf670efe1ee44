"""The desk: what staff see at this computer. Streamlit runs this script again after every touch."""

import streamlit as st

from media.words import say
from web.wiring import house

lang = house().settings.lang
st.set_page_config(page_title=say("pages.product", lang), page_icon="📘")
st.title(say("pages.product", lang))
st.link_button(say("pages.all_lessons", lang), f"/learn?lang={lang}", type="primary")
