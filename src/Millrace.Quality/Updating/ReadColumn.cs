using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A column of a schema as it is read from a file in which it may be of another type.</summary>
/// <param name="Declared">As the schema has it.</param>
/// <param name="Read">As it is read: with what is expected of it where its type lets that be looked at.</param>
/// <param name="IsOfType">Whether its values are of the declared type, as far as is known before they are read.</param>
internal sealed record ReadColumn(ColumnInfo Declared, ColumnInfo Read, bool IsOfType)
{
    /// <summary>The type that its numbers, or those in its lists, are held against because they are read as others; null where they are not.</summary>
    public TypeExpectation? Held => (Read.Item ?? Read).Find<TypeExpectation>();

    /// <summary>The columns of a schema that a file has.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="file">The file.</param>
    public static ImmutableArray<ReadColumn> Of(SchemaInfo schema, FileColumns file)
    {
        var found = ImmutableArray.CreateBuilder<ReadColumn>();
        foreach (ColumnInfo column in schema.Columns)
        {
            if (file.Columns.FirstOrDefault(each => each.Problem is null && each.Name == column.Name) is { } guess)
                found.Add(Of(column, guess, file.Kind));
            else if (IsWithin(column.Name, file))
                found.Add(new ReadColumn(column, WithTexts(column) with { IsNullable = true }, true));
        }

        return found.ToImmutable();
    }

    /// <summary>
    /// How many numbers are not of the type that they are held against, and which are the first; null where all are, or none is held against another type.
    /// </summary>
    /// <param name="found">What is known of the values.</param>
    /// <param name="reports">What came of what was looked at.</param>
    public ExpectationReport? Misfits(ColumnStatistics found, ImmutableArray<ExpectationReport> reports)
    {
        if (Held is not { } type || found.Present == 0)
            return null;
        ExpectationReport report = reports.First(each => each.Attribute == type.ToString());

        // Texts that are no decimals may have too many digits alone, of which numbers do not tell.
        return IsOfType ? report.Broken > 0 ? report : null : report with { Broken = Math.Max(1, report.Broken), IsLeast = true };
    }

    /// <summary>Whether a name leads into an object of JSON that a file has.</summary>
    public static bool IsWithin(string name, FileColumns file) =>
        file.Kind == FileKind.JsonLines && file.Columns.Any(each => name.StartsWith(each.Name + ".", StringComparison.Ordinal));

    /// <summary>Whether columns of a schema lead into an object of JSON.</summary>
    public static bool IsLedInto(string name, SchemaInfo schema, FileColumns file) =>
        file.Kind == FileKind.JsonLines && schema.Columns.Any(each => each.Name.StartsWith(name + ".", StringComparison.Ordinal));

    // Nobody knows the names of an enumeration here, so that its values are read as texts.
    private static ColumnInfo WithTexts(ColumnInfo column) => column switch
    {
        { Type: ColumnType.Enum } => column with { Type = ColumnType.Text, Expectations = SuitedExpectations.Of(column, ColumnType.Text) },
        { Item: { Type: ColumnType.Enum } item } => column with { Item = item with { Type = ColumnType.Text, IsNullable = true } },
        _ => column,
    };

    // Of whole numbers that are not sensitive their ends tell whether others hold them, but for those in lists.
    private static ImmutableArray<Expectation> HeldAgainst(ColumnInfo declared, ColumnType type, bool isOfType, bool areEndsTold) =>
        type != declared.Type && type.IsNumber() && declared.Type.IsNumber() && (isOfType || declared.Type == ColumnType.Decimal)
        && !(areEndsTold && type.IsWholeNumber() && declared.Type.IsWholeNumber())
            ? [new TypeExpectation(declared.Type)]
            : [];

    // Read as numbers that may have fractions, others are the same still.
    private static IEnumerable<Expectation> Classes(ColumnInfo column, ColumnType type) =>
        type is ColumnType.Half or ColumnType.Single or ColumnType.Double or ColumnType.Decimal && (column.Type.IsWholeNumber() || column.Type == ColumnType.Decimal)
            ? column.Expectations.Where(static each => each is DomainExpectation or BalanceExpectation)
            : [];

    private static ReadColumn Of(ColumnInfo column, ColumnGuess guess, FileKind kind)
    {
        if (column.Type == ColumnType.List && guess is { Type: ColumnType.List, Item: { } item })
        {
            ColumnType? fit = Fit(column.Item!.Type, item, kind);
            ColumnInfo read = column.Item with { Type = fit ?? item.Type!.Value, IsNullable = true };
            read = read with { Expectations = HeldAgainst(column.Item, read.Type, fit is not null, areEndsTold: false) };
            return new ReadColumn(column, column with { IsNullable = true, Item = read }, fit is not null);
        }

        ColumnType found = guess.Type!.Value;
        ColumnInfo loose = new(column.Name, column.Member, found, IsNullable: true)
        {
            IsSensitive = column.IsSensitive,
            Item = guess.Item is null ? null : new ColumnInfo(column.Item?.Name ?? guess.Item.Name, column.Member, guess.Item.Type!.Value, IsNullable: true),
        };
        if (Fit(column.Type, guess, kind) is not { } type)
            return new ReadColumn(column, loose with { Expectations = [.. SuitedExpectations.Of(column, found), .. HeldAgainst(column, found, false, false)] }, false);

        // A text of CSV that is not there is empty where none may be missing.
        bool isEmpty = kind == FileKind.Csv && column is { Type: ColumnType.Text, IsNullable: false };
        bool canBeChecked = type == column.Type || (type.IsWholeNumber() && column.Type.IsWholeNumber());
        ImmutableArray<Expectation> expectations = canBeChecked ? column.Expectations : [.. SuitedExpectations.Of(column, type), .. Classes(column, type)];
        expectations = [.. expectations, .. HeldAgainst(column, type, true, areEndsTold: !column.IsSensitive)];
        return new ReadColumn(column, loose with { Type = type, IsNullable = !isEmpty, Expectations = expectations }, true);
    }

    // As what values that were found to be of one type are read for a column of another; null where not all of them can be.
    private static ColumnType? Fit(ColumnType declared, ColumnGuess guess, FileKind kind) => Fit(declared, guess.Type!.Value, guess.AreDecimals, kind);

    private static ColumnType? Fit(ColumnType declared, ColumnType found, bool areDecimals, FileKind kind) => (declared, found) switch
    {
        _ when declared == found || NumberFit.HoldsAll(declared, found) => declared,
        _ when declared.IsWholeNumber() && found.IsWholeNumber() => found,
        (ColumnType.Enum, ColumnType.Text) => found,

        // Of Parquet no value is known yet: numbers are read as they are, and held against the type then.
        _ when kind == FileKind.Parquet => declared.IsNumber() && found.IsNumber() ? found : null,
        (ColumnType.Decimal, _) => areDecimals ? declared : null,
        _ when declared.IsNumber() && !declared.IsWholeNumber() && found.IsNumber() => declared,
        (ColumnType.Text, not ColumnType.List) => declared,
        (ColumnType.DateTime, ColumnType.Date) => declared,
        (ColumnType.Binary, ColumnType.Text) => found,
        _ => null,
    };
}
