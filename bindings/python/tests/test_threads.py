"""Python goes on while the core computes."""

import os
import sys
import tempfile
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cumul
from tests import MI_TEMPS, SITUATION


class Threads(unittest.TestCase):
    def test_another_thread_runs_during_a_simulation(self) -> None:
        turns = 0
        over = threading.Event()

        def turn() -> None:
            nonlocal turns
            while not over.is_set():
                turns += 1
                time.sleep(0)

        other = threading.Thread(target=turn)
        other.start()
        interval = sys.getswitchinterval()
        try:
            # Python takes the lock back from no thread any more: the other one runs only if the core gives it.
            sys.setswitchinterval(1000)
            before = turns
            for _ in range(100_000):
                cumul._cumul.answer(MI_TEMPS, True)
                if turns > before:
                    break
            after = turns
        finally:
            sys.setswitchinterval(interval)
            over.set()
            other.join()
        self.assertGreater(after, before)

    @unittest.skipUnless(hasattr(os, "mkfifo"), "no named pipe here")
    def test_another_thread_runs_while_a_file_is_read(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            pipe = Path(folder) / "vie.yaml"
            os.mkfifo(pipe)
            with ThreadPoolExecutor(1) as other:
                answer = other.submit(cumul.simulate, pipe)
                # Opening waits for the reader: both would wait for ever if reading kept Python's lock.
                pipe.write_bytes(SITUATION.read_bytes())
                self.assertEqual(answer.result().mois, cumul.simulate(SITUATION).mois)

    def test_threads_get_the_same_answer(self) -> None:
        expected = cumul.explain(MI_TEMPS).json()
        with ThreadPoolExecutor(4) as pool:
            answers = set(pool.map(lambda _: cumul.explain(MI_TEMPS).json(), range(40)))
        self.assertEqual(answers, {expected})
