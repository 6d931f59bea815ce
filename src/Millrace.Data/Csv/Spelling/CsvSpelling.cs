namespace Millrace.Data;

/// <summary>Values that a file spells otherwise than usual, put into the usual spelling.</summary>
internal abstract class CsvSpelling
{
    /// <summary>How much longer than the text the usual spelling may be.</summary>
    public const int MoreBytes = 40;

    /// <summary>A byte that is in no text and is no value of any type.</summary>
    public const byte NoValue = 0xFF;

    /// <summary>What a value looks like, to follow "is not"; null for what the column's type says.</summary>
    public virtual string? Description => null;

    /// <summary>The spelling of a column's values; null where it is the usual one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="options">How the file is written down.</param>
    public static CsvSpelling? Of(ColumnInfo column, CsvOptions options) => column.Type switch
    {
        ColumnType.Boolean when !options.TrueSpellings.IsEmpty || !options.FalseSpellings.IsEmpty => new BooleanSpelling(options),
        ColumnType.DateTime or ColumnType.Date => DateSpelling.Find(column, options),
        >= ColumnType.SByte and <= ColumnType.Decimal when options.DecimalSeparator != '.' || options.ThousandsSeparator is not null =>
            new NumberSpelling(options),
        _ => null,
    };

    /// <summary>Puts a text into the usual spelling.</summary>
    /// <param name="text">The text.</param>
    /// <param name="usual">Where to; <see cref="MoreBytes"/> longer than the text.</param>
    /// <returns>How long it is; negative where the text is no value.</returns>
    public abstract int Respell(ReadOnlySpan<byte> text, Span<byte> usual);
}
