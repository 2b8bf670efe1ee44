"""The real program, in a process of its own: opens, answers, says where, stops at once."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.ports import free_port
from web.alone import alone
from web.settings import WrongUse

ROOT = Path(__file__).parent.parent.parent


def start(tmp_path: Path, *arguments: str) -> "subprocess.Popen[str]":
    """The program, started in a folder that is not its own."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "app.py"), "--data", str(tmp_path / "data"), *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "QIBU_LANG": "zh"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def port() -> int:
    return free_port()


def wait_for(program: "subprocess.Popen[str]", address: str) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and program.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)  # who asks without a pause takes from the program what it needs to open
    pytest.fail("the program did not open")


def test_it_opens_says_where_and_stops_at_once_with_a_phone_still_connected(tmp_path: Path, port: int) -> None:
    program = start(tmp_path, "--port", str(port), "--host", "127.0.0.1")
    try:
        wait_for(program, f"http://127.0.0.1:{port}/healthz")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=30) as answer:
            assert answer.status == 200  # the desk is there too
        with socket.create_connection(("127.0.0.1", port)) as phone:
            phone.sendall(
                b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n" % port
            )
            assert b" 101 " in phone.recv(200)
            program.send_signal(signal.SIGTERM)
            out, err = program.communicate(timeout=60)  # the phone has not hung up
    finally:
        program.kill()
        program.communicate()
    assert program.returncode == 0
    assert f"http://localhost:{port}" in out
    assert "七步课堂开门了" in out and "Qibu is open" in out
    assert "Traceback" not in out + err


def test_a_taken_port_is_one_sentence_in_both_languages_and_code_2(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        program = start(tmp_path, "--port", str(taken), "--host", "127.0.0.1")
        out, err = program.communicate(timeout=60)
    assert program.returncode == 2
    assert out == "" and err.count("\n") == 2
    assert str(taken) in err and "Traceback" not in err


def test_two_programs_do_not_share_one_data_folder_and_the_next_one_may(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(WrongUse) as refused, alone(tmp_path):
        pytest.fail("the second one came in")
    assert str(tmp_path) in refused.value.lines[0]
    with alone(tmp_path):
        pass


@pytest.mark.parametrize("arguments", [["--port", "x"], ["--nonsense"], ["--host", "256.1.1.1"]])
def test_wrong_arguments_are_one_sentence_and_code_2(tmp_path: Path, arguments: list[str]) -> None:
    program = start(tmp_path, *arguments)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, out) == (2, "")
    assert err.count("\n") == 2 and "Traceback" not in err


def test_a_folder_that_cannot_be_used_is_one_sentence_and_code_2(tmp_path: Path, port: int) -> None:
    (tmp_path / "data").write_text("a file stands here")
    program = start(tmp_path, "--port", str(port), "--host", "127.0.0.1")
    _, err = program.communicate(timeout=60)
    assert program.returncode == 2
    assert str(tmp_path / "data") in err and "Traceback" not in err


def test_without_its_packages_it_says_how_to_start_and_names_a_part_of_its_own_that_is_missing(
    tmp_path: Path,
) -> None:
    def bare(folder: Path) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-S", str(folder / "app.py")]  # -S: as if nothing had been installed
        env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", timeout=60)

    told = bare(ROOT)
    assert told.returncode == 2 and told.stderr.count("pip install uv && uv run app.py") == 2
    assert "Traceback" not in told.stderr
    (tmp_path / "app.py").write_bytes((ROOT / "app.py").read_bytes())
    assert "No module named 'web'" in bare(tmp_path).stderr
