namespace Millrace.Compiler;

/// <summary>The columns that a transform can be computed from.</summary>
public sealed class ColumnGroup
{
    private readonly Func<ColumnModel, bool> _accepts;

    private ColumnGroup(string name, Func<ColumnModel, bool> accepts) => (Name, _accepts) = (name, accepts);

    public static ColumnGroup Numbers { get; } = new("numbers", static column => column.Kind.IsNumber());

    public static ColumnGroup WholeNumbers { get; } = new("whole numbers for this setting", static column => column.Kind.IsWholeNumber());

    public static ColumnGroup NumbersAndFlags { get; } = new("numbers and bool", static column => column.Kind.IsNumber() || column.Kind == ColumnKind.Boolean);

    public static ColumnGroup Texts { get; } = new("text", static column => column.Kind == ColumnKind.Text);

    public static ColumnGroup Categories { get; } = new(
        "text, enumerations, bool and whole numbers",
        static column => column.Kind.IsWholeNumber() || column.Kind is ColumnKind.Text or ColumnKind.Enum or ColumnKind.Boolean);

    public static ColumnGroup Single { get; } = new("anything but bytes and lists", static column => column.Kind is not (ColumnKind.Binary or ColumnKind.List));

    public static ColumnGroup Times { get; } = new("dates and times", static column => column.Kind is ColumnKind.DateTime or ColumnKind.Date or ColumnKind.Time);

    public static ColumnGroup ClockTimes { get; } = new("DateTime and TimeOnly for this setting", static column => column.Kind is ColumnKind.DateTime or ColumnKind.Time);

    public static ColumnGroup Dates { get; } = new("DateTime and DateOnly", static column => column.Kind is ColumnKind.DateTime or ColumnKind.Date);

    public static ColumnGroup NumbersAndTimes { get; } = new("numbers, dates and times", static column => Numbers.Accepts(column) || Times.Accepts(column));

    public static ColumnGroup Lists { get; } = new(
        "lists of numbers or categories",
        static column => column.Element is { } element && (Numbers.Accepts(element) || Categories.Accepts(element)));

    public static ColumnGroup CategoryLists { get; } = new(
        "lists of text, enumerations, bool or whole numbers",
        static column => column.Element is { } element && Categories.Accepts(element));

    public static ColumnGroup CategoriesAndLists { get; } = new(
        "text, enumerations, bool, whole numbers and lists of these",
        static column => Categories.Accepts(column) || CategoryLists.Accepts(column));

    /// <summary>The columns as a message says it.</summary>
    public string Name { get; }

    public bool Accepts(ColumnModel column) => _accepts(column);
}
