using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>What is known of a schema: its name and columns. Generated; one instance a schema.</summary>
public sealed class SchemaInfo
{
    /// <summary>Creates the description of a schema.</summary>
    /// <param name="name">The struct's name.</param>
    /// <param name="columns">Its columns in the order of declaration.</param>
    public SchemaInfo(string name, ImmutableArray<ColumnInfo> columns)
    {
        Name = name;
        Columns = columns;
    }

    /// <summary>The struct's name.</summary>
    public string Name { get; }

    /// <summary>The columns in the order of declaration.</summary>
    public ImmutableArray<ColumnInfo> Columns { get; }

    /// <summary>How many rows a dataset has; null where any number is expected.</summary>
    public RowsExpectation? Rows { get; init; }

    /// <summary>The rules that rows keep, those of the schema that this one is derived from first.</summary>
    public ImmutableArray<RuleExpectation> Rules { get; init; } = [];

    /// <summary>The environments that data comes from; empty where none are told apart.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>The position of a column.</summary>
    /// <param name="name">The column's name in files, compared ordinally.</param>
    /// <returns>Its position, or −1.</returns>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Columns.Length} columns)";
}
