"""kramdown's span grammar: what stands within a paragraph, a heading, a cell.

`treeprocessor.SpanTreeprocessor` reads a whole tree (registered as `inline`, 20), `parser.SpanParser` one
text; `mkdocs_essay.dialect.footnotes.FootnoteTreeprocessor` follows it (19). One construct is one module;
`constructs.py` lists them in the order in which they are tried, `run.py` is the loop.
"""
