namespace Millrace.Compiler;

/// <summary>Spells how generated code reads what a feature is computed from.</summary>
internal abstract class RowReader
{
    protected const string Space = "global::Millrace.Features";

    private readonly FeatureSetModel _set;
    private readonly Dictionary<string, int> _computed;

    protected RowReader(FeatureSetModel set)
    {
        _set = set;
        _computed = set.Computed.Select(static (each, i) => (each.Column.Name, Index: i)).ToDictionary(static each => each.Name, static each => each.Index);
    }

    /// <summary>What is read, as a comment says it.</summary>
    public abstract string Name { get; }

    /// <summary>The parameter that holds what is read.</summary>
    public abstract string Parameter { get; }

    /// <summary>Reads numbers of a column into a lane.</summary>
    public abstract string Number(ColumnModel column, string lanes, int lane);

    /// <summary>Reads numbers of the places of lists into lanes.</summary>
    public abstract string Numbers(ColumnModel column, string fromEnd, string places);

    /// <summary>Reads dates and times of a column into a lane.</summary>
    public abstract string Time(ColumnModel column, string lanes, int lane);

    /// <summary>Reads whether a column has no value into a lane.</summary>
    public abstract string Missing(ColumnModel column, string lanes, int lane);

    /// <summary>Reads whether the places of lists have no value into lanes.</summary>
    public abstract string Missing(ColumnModel column, string fromEnd, string places);

    /// <summary>Reads the ids of a column into a lane.</summary>
    public abstract string Ids(string lookup, ColumnModel column, string ids, int lane);

    /// <summary>Reads the places of the keys for each number.</summary>
    public abstract string Keys(string lookup, ColumnModel key, string keys);

    /// <summary>Reads the ids of the places of lists into lanes.</summary>
    public abstract string Places(string lookup, string lane, ColumnModel column, string fromEnd, string places);

    /// <summary>Writes what lists have into indicators.</summary>
    public abstract string MultiHot(string lookup, int feature, int lane, int lanes, ColumnModel column);

    /// <summary>Writes the ids of lists.</summary>
    public abstract string Sparse(string lookup, ColumnModel column, int feature);

    /// <summary>Puts a column into the parts of a cross.</summary>
    public abstract string Part(string cross, int lane, ColumnModel column, string parts);

    /// <summary>Reads the numbers that code of the user's makes of texts.</summary>
    public abstract string Texts(string stage, IEnumerable<ColumnModel> columns, string lanes);

    /// <summary>Declares the column that a method has computed; null where the row has it.</summary>
    public string? Declaration(ColumnModel column) =>
        Computed(column) is { } name ? $"var {name} = ({ColumnEmitter.Type(column)})features.Computed({_computed[column.Name]});" : null;

    /// <summary>The name of the column that a method has computed; null where the row has it.</summary>
    protected string? Computed(ColumnModel column) => _computed.TryGetValue(column.Name, out int index)
        ? $"computed{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
        : null;

    protected string InputType => SchemaEmitter.Self(_set.Input);

    protected string BatchType => SchemaEmitter.BatchType(_set.Input);
}
