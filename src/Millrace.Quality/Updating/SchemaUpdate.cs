using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>How a schema would have to change so that a file meets it.</summary>
public sealed class SchemaUpdate
{
    private SchemaUpdate(SchemaInfo schema, long rows, ImmutableArray<SchemaChange> changes)
    {
        Schema = schema;
        Rows = rows;
        Changes = changes;
    }

    /// <summary>The schema as it is.</summary>
    public SchemaInfo Schema { get; }

    /// <summary>How many rows were looked at.</summary>
    public long Rows { get; }

    /// <summary>The changes, in the schema's order, new columns last; none where the file meets the schema.</summary>
    public ImmutableArray<SchemaChange> Changes { get; }

    /// <summary>
    /// Holds a file against a schema. Types and nullability follow the values; what is expected of columns is widened as <see cref="SchemaInference"/> rounds
    /// it, values that a domain lacks are added, and what cannot be widened gets a tolerance of twice the share that breaks it, or half way from there to all.
    /// Rules, and how many rows there are, are not looked at. Of a sensitive column only counts are used, so that no value of it comes into source.
    /// </summary>
    /// <param name="path">The file, or a folder of files of one kind.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="options">How the file is read; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing, malformed or damaged, or has a decimal of more digits than any type holds.</exception>
    /// <exception cref="ParameterException">The schema has no such environment.</exception>
    public static async Task<SchemaUpdate> OfAsync(
        string path, SchemaInfo schema, SchemaUpdateOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new SchemaUpdateOptions();
        HeldFile held = await HeldFile.ReadAsync(path, schema, options, cancellation).ConfigureAwait(false);
        return new SchemaUpdate(schema, held.Found.Statistics.Rows, Compare(schema, held));
    }

    /// <summary>Makes the changes in source.</summary>
    /// <param name="source">C# that declares the schema; null for a declaration that follows from the compiled one.</param>
    /// <returns>
    /// The source before and after, and, a sentence each, what is not changed: columns that the schema takes from another one, where the source says so.
    /// </returns>
    /// <exception cref="DataException">The source does not declare the schema, lacks a column of it, or ends within it.</exception>
    public (string Before, string After, ImmutableArray<string> Notes) Apply(string? source)
    {
        source ??= $"[Schema]\npublic partial record struct {Schema.Name}\n{{\n{string.Concat(Schema.Columns.Select(static column => MemberSource.Write(column)))}}}\n";
        List<string> notes = [];
        string after = SchemaEdit.Apply(source, Schema.Name, Changes, notes);
        return (source, after, [.. notes]);
    }

    private static ImmutableArray<SchemaChange> Compare(SchemaInfo schema, HeldFile held)
    {
        (FileColumns file, _, ImmutableArray<ReadColumn> read, FileStatistics found) = held;
        var changes = ImmutableArray.CreateBuilder<SchemaChange>();
        foreach (ColumnInfo column in schema.Columns.Where(each => each.IsExpectedIn(held.Environment)))
        {
            int place = read.IndexOf(read.FirstOrDefault(each => each.Declared.Name == column.Name)!);
            if (place >= 0)
                changes.AddRange(ColumnUpdate.Of(read[place], found.Statistics.Columns[place], held.ReportsOf(place)));
            else
                changes.Add(new SchemaChange(SchemaChangeKind.DroppedColumn, column.Name, "The file has no such column.") { Before = column });
        }

        Dictionary<string, int> used = SchemaLine.UsedBy(schema);
        foreach (ColumnStatistics added in found.Statistics.Columns.Skip(read.Length))
        {
            ColumnGuess guess = file.Columns.First(each => each.Name == added.Name);
            string member = CSharpNames.Unique(CSharpNames.Pascal(added.Name, string.Create(CultureInfo.InvariantCulture, $"Column{used.Count + 1}")), used);
            changes.Add(new SchemaChange(SchemaChangeKind.NewColumn, added.Name, "The schema has no such column.")
            {
                After = InferredColumn.Of(added, member, isJson: guess is { Type: ColumnType.Text, Note: not null }),
            });
        }

        return changes.ToImmutable();
    }
}
