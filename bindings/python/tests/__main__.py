"""Runs the tests, and closes with a line of cargo's form."""

import doctest
import pathlib
import sys
import unittest

import cumul

folder = pathlib.Path(__file__).parent
suite = unittest.defaultTestLoader.discover(str(folder), top_level_dir=str(folder.parent))
suite.addTests(doctest.DocTestSuite(cumul))
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
ignored = len(result.skipped)
passed = result.testsRun - failed - ignored
word = "ok" if result.wasSuccessful() else "FAILED"
print(f"test result: {word}. {passed} passed; {failed} failed; {ignored} ignored", flush=True)
sys.exit(0 if result.wasSuccessful() and passed else 1)
