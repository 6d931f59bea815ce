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

    /// <summary>Creates the description of the same schema, with what is expected of its columns.</summary>
    /// <param name="schema">The schema, of whose rows nothing is expected yet.</param>
    /// <param name="expectations">What is expected of each column, in the order of declaration.</param>
    /// <exception cref="ArgumentException">There are more or fewer of them than columns.</exception>
    public SchemaInfo(SchemaInfo schema, ImmutableArray<ImmutableArray<Expectation>> expectations)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (expectations.Length != schema.Columns.Length)
        {
            throw new ArgumentException(
                $"{schema.Name} has {schema.Columns.Length} columns, and expectations are given for {expectations.Length}.", nameof(expectations));
        }

        Name = schema.Name;
        Columns = [.. schema.Columns.Select((column, i) => expectations[i].IsEmpty ? column : column with { Expectations = expectations[i] })];
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
