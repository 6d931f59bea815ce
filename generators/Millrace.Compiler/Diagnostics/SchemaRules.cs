namespace Millrace.Compiler;

/// <summary>The rules about schemas, 01xx.</summary>
public static class SchemaRules
{
    public static readonly DiagnosticRule NotPartial = new("MR0101", "A schema is not partial",
        "The schema '{0}' is generated in part: write 'partial record struct {0}'");

    public static readonly DiagnosticRule NotRecordStruct = new("MR0102", "A schema is not a record struct",
        "The schema '{0}' is a plain struct: write 'partial record struct {0}', because rows are compared and printed by value");

    public static readonly DiagnosticRule ContainerNotPartial = new("MR0103", "A type around a schema is not partial",
        "The schema '{0}' stands in '{1}', which is not partial: make '{1}' partial, or move '{0}' out of it");

    public static readonly DiagnosticRule Generic = new("MR0104", "A schema is generic",
        "The schema '{0}' depends on the type parameters of '{1}', but its columns must be known when it is compiled: move it to where no type parameters are");

    public static readonly DiagnosticRule FileLocal = new("MR0105", "A schema is local to a file",
        "The schema '{0}' is visible in its file only, so no generated file can continue it: make it, and the types around it, internal instead of 'file'");

    public static readonly DiagnosticRule NoColumns = new("MR0106", "A schema has no columns",
        "The schema '{0}' has no columns: mark at least one property with [Column], or derive it with From");

    public static readonly DiagnosticRule UnsupportedType = new("MR0107", "A column has an unsupported type",
        "The column '{0}' is {1}, which no column can hold: use bool, a number, string, DateTime, DateOnly, TimeOnly, Guid, byte[], an enumeration, or an array of one of these, with '?' where values may be missing");

    public static readonly DiagnosticRule NotReadWrite = new("MR0108", "A column cannot be read and written",
        "The column '{0}' must be written 'public {1} {0} {{ get; init; }}', so that rows can be read and made");

    public static readonly DiagnosticRule DuplicateColumn = new("MR0109", "Two columns have the same name",
        "The column name '{0}' is taken by '{1}' already: every column of '{2}' needs a name of its own");

    public static readonly DiagnosticRule EmptyColumnName = new("MR0110", "A column has an empty name",
        "The column name of '{0}' is empty: write the name that the column has in files, or [Column] alone for '{0}'");

    public static readonly DiagnosticRule ReservedName = new("MR0111", "A member of a schema has a reserved name",
        "'{0}' is the name of a generated member of every schema: rename it; a column keeps its name in files with [Column(\"…\")]");

    public static readonly DiagnosticRule InheritedClash = new("MR0112", "A member hides a derived column",
        "'{0}' has the column '{1}' from '{2}' already: rename this member, or leave the column out with Without = [nameof({2}.{1})]");

    public static readonly DiagnosticRule InheritedName = new("MR0113", "A derived column has the schema's name",
        "'{0}' has the column '{1}' from '{2}', and no member may have the name of its type: rename the schema, or leave the column out with Without = [nameof({2}.{1})]");

    public static readonly DiagnosticRule FromNotSchema = new("MR0114", "From is not a schema",
        "'{0}' is not a schema: From takes a struct marked [Schema]");

    public static readonly DiagnosticRule Cycle = new("MR0115", "A schema derives from itself",
        "The schema '{0}' derives from itself ({1}): remove one From");

    public static readonly DiagnosticRule UnknownWithout = new("MR0116", "Without names no column",
        "'{0}' has no column property '{1}'{2}");

    public static readonly DiagnosticRule WithoutAlone = new("MR0117", "Without stands without From",
        "Without leaves out columns of another schema, and '{0}' derives from none: name that schema with From, or remove Without");

    public static readonly DiagnosticRule RangeOnNonNumber = new("MR0118", "A range on a column that is no number",
        "[InRange] is for numbers, and the column '{0}' is {1}: remove it");

    public static readonly DiagnosticRule EmptyRange = new("MR0119", "A range without values",
        "No value of '{0}' can be in the range from {1} to {2}: the minimum must be a number that is not above the maximum");

    public static readonly DiagnosticRule DomainOnNonText = new("MR0120", "A domain on a column that is no text",
        "[OneOf] is for text, and the column '{0}' is {1}: remove it");

    public static readonly DiagnosticRule EmptyDomain = new("MR0121", "A domain without values",
        "No value of '{0}' can be in its domain: name at least one allowed text");

    public static readonly DiagnosticRule Tolerance = new("MR0122", "A tolerance is out of range",
        "The tolerance of '{0}' is {1}: it is a share, from 0 to 1");

    public static readonly DiagnosticRule ExpectationWithoutColumn = new("MR0123", "An attribute of columns on a property that is none",
        "[{0}] has no effect on '{1}', which is no column: mark it with [Column], or remove [{0}]", IsError: false);

    public static readonly DiagnosticRule DataMissing = new("MR0124", "Millrace.Data is not referenced",
        "The schema '{0}' needs the package Millrace.Data, which holds columns and batches: reference it");

    public static readonly DiagnosticRule ReservedTypeName = new("MR0125", "A schema is named as one of its generated members",
        "'{0}' is the name of a generated member of every schema, and no member may have the name of its type: rename the schema");

    public static readonly DiagnosticRule UnreachableRange = new("MR0126", "A range that the column's type does not reach",
        "No {3} lies in the range from {1} to {2}, so every value of '{0}' would be refused: correct the range, or the type of the column");

    public static readonly DiagnosticRule RepeatedValue = new("MR0127", "A domain names a value twice",
        "The domain of '{0}' has the value '{1}' already: remove it here, or correct it if another value was meant", IsError: false);

    public static readonly DiagnosticRule SimilarColumnNames = new("MR0128", "Two column names differ in case alone",
        "The column name '{0}' differs from that of '{1}' in case alone, and many programs that read files see one column: choose a clearer name", IsError: false);

    public static readonly DiagnosticRule UnsuitedExpectation = new("MR0129", "An expectation on a column of another type",
        "[{0}] is for {1}, and the column '{2}' is {3}: remove it");

    public static readonly DiagnosticRule ImpossibleExpectation = new("MR0130", "An expectation that nothing can meet",
        "Nothing can meet [{0}] of '{1}', because {2}: correct it");

    public static readonly DiagnosticRule Share = new("MR0131", "A share is out of range",
        "{0} of '{1}' is {2}: it is a share, {3}");

    public static readonly DiagnosticRule WrongPattern = new("MR0132", "A pattern is no regular expression",
        "The pattern of '{0}' is no regular expression: {1}");

    public static readonly DiagnosticRule WrongPeriodEnd = new("MR0133", "The end of a period cannot be read",
        "'{0}' is no {1}, which the column '{2}' holds: write it as '{3}'");

    public static readonly DiagnosticRule UnknownEnvironment = new("MR0134", "An environment that the schema does not name",
        "The schema '{0}' names no environment '{1}': {2}");

    public static readonly DiagnosticRule RuleShape = new("MR0135", "A rule cannot be called for a row",
        "The rule '{0}' {1}: write 'static bool {0}(in {2} row)'");

    public static readonly DiagnosticRule UnknownReference = new("MR0136", "A reference to what is no column",
        "'{0}' cannot refer there: {1}");

    public static readonly DiagnosticRule ReferenceType = new("MR0137", "A reference to a column of another type",
        "'{0}' is {1}, and '{2}', to which it refers, is {3}: keys that are compared have one type");

    public static readonly DiagnosticRule Contradiction = new("MR0138", "Two expectations contradict each other",
        "[{0}] and [{1}] of '{2}' contradict each other: {3}");

    public static readonly DiagnosticRule IdleExpectation = new("MR0139", "An expectation that says nothing",
        "[{0}] of '{1}' says nothing: {2}", IsError: false);

    public static readonly DiagnosticRule UnsuitedLimit = new("MR0140", "A limit on differences that the column's type does not suit",
        "{0} of [{1}] is for bool, text, enumerations, whole numbers, DateOnly and Guid, whose values are counted one by one, and the column '{2}' is {3}: limit JensenShannon instead");

    public static readonly DiagnosticRule MarkWithoutSchema = new("MR0141", "An attribute of schemas on a type that is none",
        "[{0}] has no effect in '{1}', which is no schema: {2}", IsError: false);
}
