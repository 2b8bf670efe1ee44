from tests.table.conftest import *
def test_pages(ask, town):
    c = ask("ma")
    her = town.learners["何婆婆"]
    for p in ["/table","/table/conduct","/table/sheets",f"/table/{her}",f"/table/{her}/bigger-letters",f"/table/{her}/bigger-letters/walk",f"/table/{her}/bigger-letters/visit",f"/table/{her}/bigger-letters/paper",f"/table/{her}/bigger-letters/sheet.pdf"]:
        r = c.get(p); print(p, r.status_code, len(r.content)); 
        if r.status_code!=200: print(r.text[:500])
    assert 0
