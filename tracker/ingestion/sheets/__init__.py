"""Another tracker's spreadsheet, read through a mapping into content, and planned before written.

`reading` gives rows, `mapping` says what they mean, `contents` makes pledges and verdicts of them,
`plan` compares these with the record, `importing` publishes them.
"""
