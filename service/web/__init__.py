"""The screens: HTML for people, one module a noun beside its templates. How one is made: templates/README.md; as in
own_sessions.py (a list with acts) and sign_in.py (a form)."""
