namespace Millrace.Compiler;

/// <summary>01xx: what can be wrong with a schema.</summary>
public static class SchemaRules
{
    public static readonly DiagnosticRule NotPartial = new("MR0100", "Schema is not partial", "Schema {0} is not partial: write \"partial record struct {0}\", so that its columns, batch and row view can be generated");

    public static readonly DiagnosticRule NotRecordStruct = new("MR0101", "Schema is not a record struct", "Schema {0} is a struct: write \"partial record struct {0}\", because rows are compared and copied by value");

    public static readonly DiagnosticRule ContainerNotPartial = new("MR0102", "Type around a schema is not partial", "Schema {0} stands in {1}, which is not partial: make {1} partial, or move {0} out of it");

    public static readonly DiagnosticRule Generic = new("MR0103", "Schema is generic", "Schema {0} depends on the type parameters of {1}: its columns must be known when it is compiled, so move it to where no type parameters are");

    public static readonly DiagnosticRule NoColumns = new("MR0104", "Schema has no columns", "Schema {0} has no columns: mark at least one property with [Column], or derive it with From");

    public static readonly DiagnosticRule UnsupportedType = new("MR0105", "Unsupported column type", "Column {0} has type {1}, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid or an enumeration, with ? where values may be missing");

    public static readonly DiagnosticRule NotReadWrite = new("MR0106", "Column cannot be read and written", "Column {0} needs the form \"public {1} {0} {{ get; init; }}\", so that rows can be read and made");

    public static readonly DiagnosticRule DuplicateColumn = new("MR0107", "Duplicate column name", "Column name \"{0}\" is taken by {1} already: every column of {2} needs a name of its own");

    public static readonly DiagnosticRule EmptyColumnName = new("MR0108", "Empty column name", "The column name of {0} is empty: write the name that the column has in files, or [Column] alone to use \"{0}\"");

    public static readonly DiagnosticRule ReservedName = new("MR0109", "Reserved member name", "{0} is the name of a generated member of every schema: rename it, and keep the column's name in files with [Column(\"…\")]");

    public static readonly DiagnosticRule InheritedClash = new("MR0110", "Member hides a derived column", "{0} has a column {1} from {2} already: rename this member, or leave the column out with Without = [nameof({2}.{1})]");

    public static readonly DiagnosticRule FromNotSchema = new("MR0111", "From is not a schema", "{0} is not a schema: From takes a struct marked [Schema]");

    public static readonly DiagnosticRule Cycle = new("MR0112", "Schemas derive from each other", "Schema {0} derives from itself: {1}");

    public static readonly DiagnosticRule UnknownWithout = new("MR0113", "Without names no column", "{0} has no column property {1}{2}");

    public static readonly DiagnosticRule WithoutAlone = new("MR0114", "Without needs From", "Without leaves out columns of another schema, and {0} derives from none: name that schema with From");

    public static readonly DiagnosticRule RangeOnNonNumber = new("MR0115", "Range on a column that is no number", "InRange speaks of numbers, and column {0} is {1}: remove it");

    public static readonly DiagnosticRule EmptyRange = new("MR0116", "Range without values", "The range of {0} is empty: the minimum {1} is greater than the maximum {2}");

    public static readonly DiagnosticRule DomainOnNonText = new("MR0117", "Domain on a column that is no text", "OneOf speaks of texts, and column {0} is {1}: remove it");

    public static readonly DiagnosticRule EmptyDomain = new("MR0118", "Domain without values", "The domain of {0} is empty: name at least one allowed text");

    public static readonly DiagnosticRule Tolerance = new("MR0119", "Tolerance out of range", "The tolerance of {0} is {1}: it is a share, from 0 to 1");

    public static readonly DiagnosticRule ExpectationWithoutColumn = new("MR0120", "Attribute on a property that is no column", "{0} on {1} has no effect, because {1} is no column: mark it with [Column], or remove {0}", IsError: false);

    public static readonly DiagnosticRule DataMissing = new("MR0121", "Millrace.Data is not referenced", "Schema {0} needs the package Millrace.Data, which holds columns and batches: reference it");

    public static readonly DiagnosticRule FileLocal = new("MR0122", "Schema is local to a file", "Schema {0} is declared \"file\", so no generated file can continue it: make it internal");

    public static readonly DiagnosticRule InheritedName = new("MR0123", "Derived column has the schema's name", "{0} has a column {1} from {2}, and C# allows no member to have the name of its type: rename {0}, or leave the column out with Without = [nameof({2}.{1})]");
}
