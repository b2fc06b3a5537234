"""What holds for every test: shipped data folders, no database of examples, no deadline."""

import os

from hypothesis import settings

from service.settings import variables

# A developer's own deployment settings must not decide what the tests see.
for variable in variables().values():
    os.environ.pop(variable, None)

# No deadline: a busy machine is not a fault. In CI the same examples every time, so that red means a change.
settings.register_profile("acceptance", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("acceptance")
