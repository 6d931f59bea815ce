namespace Millrace.Data;

/// <summary>Runs parsers of fields.</summary>
internal static class FieldParsing
{
    private const int MaxStackText = 64;

    /// <summary>Reads the fields of a column.</summary>
    /// <param name="parser">The parser.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="values">Gets the values; where they are missing, the default.</param>
    /// <param name="validity">All set for the rows; cleared where a value is missing.</param>
    /// <param name="first">The first row's place in it.</param>
    /// <param name="missing">Counts what is missing.</param>
    /// <returns>The first row whose field is no value, or the number of rows.</returns>
    public static int Read<T, TParser, TFields>(TParser parser, in TFields fields, Span<T> values, Span<ulong> validity, int first, ref int missing)
        where T : struct
        where TParser : struct, IFieldParser<T>
        where TFields : struct, IFields, allows ref struct
    {
        // A copy, so that its fields stay in registers.
        TFields all = fields;
        for (int i = 0; i < values.Length; i++)
        {
            if (all.TryGet(i, out ReadOnlySpan<byte> padded, out int length))
            {
                if (parser.TryParse(padded, length, out values[i]))
                    continue;
                if (!all.MayBeMissing(padded[..length]))
                    return i;
            }

            values[i] = default;
            Bitmaps.Clear(validity, first + i);
            missing++;
        }

        return values.Length;
    }

    /// <summary>Reads one value from a text that is not padded.</summary>
    public static bool TryParse<T, TParser>(TParser parser, ReadOnlySpan<byte> text, out T value)
        where T : struct
        where TParser : struct, IFieldParser<T>
    {
        Span<byte> padded = stackalloc byte[MaxStackText + CsvFields.Padding];
        if (text.Length > MaxStackText)
            padded = new byte[text.Length + CsvFields.Padding];
        text.CopyTo(padded);
        return parser.TryParse(padded, text.Length, out value);
    }
}
