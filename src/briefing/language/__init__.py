"""The words of the interface: dates, amounts, names of values, and every string of the templates.

Functions take plain days and ids, so that the wording depends on no record.  To translate the
site, translate this package.
"""
