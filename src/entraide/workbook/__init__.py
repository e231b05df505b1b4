"""All tables as one workbook, a sheet each, to be filled in with a spreadsheet and taken back."""
