namespace Millrace.Data;

/// <summary>What the rows of Parquet files say of a column beyond its type.</summary>
/// <param name="guess">What the footer says.</param>
internal sealed class ParquetProfile(ColumnGuess guess)
{
    private readonly TextDomain? _domain = guess is { Type: ColumnType.Text, Note: null } ? new TextDomain() : null;
    private bool _hasMissing;
    private bool _hasMissingItems;

    /// <summary>Adds the rows of a batch.</summary>
    public void Add(Column column)
    {
        _hasMissing |= column.MissingCount > 0;
        _hasMissingItems |= column is ListColumn { Items.MissingCount: > 0 };
        if (_domain is not null)
            Add(_domain, (TextColumn)column);
    }

    /// <summary>What was found.</summary>
    public ColumnGuess ToGuess() => guess with
    {
        IsNullable = _hasMissing,
        Domain = _domain?.ToImmutable() ?? [],
        Item = guess.Item is null ? null : guess.Item with { IsNullable = _hasMissingItems },
    };

    private static void Add(TextDomain domain, TextColumn text)
    {
        ReadOnlySpan<int> codes = text.Codes;
        for (int i = 0; i < codes.Length && !domain.HasTooMany; i++)
        {
            if (codes[i] >= 0)
                domain.Add(text.GetText(codes[i]));
        }
    }
}
