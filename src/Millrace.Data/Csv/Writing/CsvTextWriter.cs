namespace Millrace.Data;

/// <summary>Writes texts as they are, or in quotes where they would be read as something else.</summary>
/// <param name="first">The column of the first batch.</param>
internal sealed class CsvTextWriter(TextColumn first) : TextFieldWriter<CsvOutput>(first)
{
    public override void Write(int row, CsvOutput output)
    {
        int code = Column.Codes[row];
        if (code == BytesColumn.MissingCode)
            return;
        ReadOnlySpan<byte> text = Column.GetBytes(code);
        if (IsPlain(code, text, output))
            output.Write(text);
        else
            output.WriteQuoted(text);
    }

    protected override bool MayStand(ReadOnlySpan<byte> text, CsvOutput output) => !output.NeedsQuotes(text, Column.Info.IsNullable);
}
