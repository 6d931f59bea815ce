using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Texts of Parquet files in the place of numbers that Parquet has no type for, or none that holds all of them: decimals and whole numbers of 128 bits are
/// written as texts, and read from them.
/// </summary>
internal static class NumberTexts
{
    /// <summary>The file with the numbers of a schema where all texts of a column, or of its lists, are such.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="DataException">The file is damaged.</exception>
    public static FileColumns Find(FileColumns file, SchemaInfo schema, CancellationToken cancellation)
    {
        ColumnInfo[] asked = file.Kind == FileKind.Parquet ? [.. file.Schema.Columns.Where(column => Numbers(column, schema) is not null)] : [];
        if (asked.Length == 0)
            return file;
        using var numbers = new LooseBatch(new SchemaInfo(schema.Name, [.. asked.Select(column => Numbers(column, schema)!)]));
        bool[] fits = [.. asked.Select(static _ => true)];
        foreach (Batch batch in FileRows.Read(file, new SchemaInfo(schema.Name, [.. asked]), cancellation))
        {
            for (int i = 0; i < asked.Length; i++)
                fits[i] = fits[i] && AreAll(batch.Columns[i], numbers.Columns[i]);
        }

        HashSet<string> found = [.. asked.Where((_, i) => fits[i]).Select(static column => column.Name)];
        return new FileColumns(file.Source, file.Kind, [.. file.Columns.Select(guess => found.Contains(guess.Name) ? WithNumbers(guess, schema) : guess)]);
    }

    // The column of numbers that texts are to be; null where they are to be texts, or numbers that Parquet has.
    private static ColumnInfo? Numbers(ColumnInfo found, SchemaInfo schema)
    {
        int place = schema.IndexOf(found.Name);
        if (place < 0)
            return null;
        ColumnInfo declared = schema.Columns[place], values = declared.Item ?? declared;
        return (declared.Item is null) == (found.Item is null) && (found.Item ?? found).Type == ColumnType.Text
            && values.Type is ColumnType.Decimal or ColumnType.Int128 or ColumnType.UInt128
            ? values with { Name = found.Name }
            : null;
    }

    private static ColumnGuess WithNumbers(ColumnGuess guess, SchemaInfo schema)
    {
        ColumnInfo declared = schema.Columns[schema.IndexOf(guess.Name)];
        return guess.Item is { } item ? guess with { Item = item with { Type = declared.Item!.Type } } : guess with { Type = declared.Type };
    }

    private static bool AreAll(Column column, Column numbers)
    {
        var texts = (TextColumn)(column is ListColumn lists ? lists.Items : column);
        foreach (int code in texts.Codes)
        {
            numbers.Clear();
            if (code >= 0 && !numbers.TryAppendUtf8(texts.GetBytes(code)))
                return false;
        }

        return true;
    }
}
