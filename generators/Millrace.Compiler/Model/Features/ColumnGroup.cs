namespace Millrace.Compiler;

/// <summary>The columns that a transform can be computed from.</summary>
public sealed class ColumnGroup
{
    private readonly Func<ColumnModel, bool> _accepts;

    private ColumnGroup(string name, Func<ColumnModel, bool> accepts) => (Name, _accepts) = (name, accepts);

    public static ColumnGroup Numbers { get; } = new("numbers", static column => column.Kind.IsNumber());

    public static ColumnGroup NumbersAndFlags { get; } = new("numbers and bool", static column => column.Kind.IsNumber() || column.Kind == ColumnKind.Boolean);

    public static ColumnGroup Categories { get; } = new(
        "text, enumerations, bool and whole numbers",
        static column => column.Kind.IsWholeNumber() || column.Kind is ColumnKind.Text or ColumnKind.Enum or ColumnKind.Boolean);

    /// <summary>The columns as a message says it.</summary>
    public string Name { get; }

    public bool Accepts(ColumnModel column) => _accepts(column);
}
