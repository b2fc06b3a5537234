"""The independent reference: everything derived, judged, scored and decided once more, in fractions.

It shares with the official path only the nouns, the values of the rule language and the catalogue.
"""
