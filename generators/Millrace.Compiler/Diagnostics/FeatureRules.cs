namespace Millrace.Compiler;

/// <summary>The rules about features, 04xx.</summary>
public static class FeatureRules
{
    public static readonly DiagnosticRule NotPartial = new("MR0401", "A feature set is not partial",
        "The feature set '{0}' is generated in part: write 'partial record struct {0}'");

    public static readonly DiagnosticRule NotRecordStruct = new("MR0402", "A feature set is not a record struct",
        "The feature set '{0}' is a plain struct: write 'partial record struct {0}', because features are compared by value");

    public static readonly DiagnosticRule ContainerNotPartial = new("MR0403", "A type around a feature set is not partial",
        "The feature set '{0}' stands in '{1}', which is not partial: make '{1}' partial, or move '{0}' out of it");

    public static readonly DiagnosticRule Generic = new("MR0404", "A feature set is generic",
        "The feature set '{0}' depends on the type parameters of '{1}', but its columns must be known when it is compiled: move it to where no type parameters are");

    public static readonly DiagnosticRule FileLocal = new("MR0405", "A feature set is local to a file",
        "The feature set '{0}' is visible in its file only, so no generated file can continue it: make it, and the types around it, internal instead of 'file'");

    public static readonly DiagnosticRule NoFeatures = new("MR0406", "A feature set has no features",
        "The feature set '{0}' has no features: give at least one property a feature attribute, such as [ZScore]");

    public static readonly DiagnosticRule RowNotSchema = new("MR0407", "Features of a row that is no schema",
        "'{0}' is not a schema: [Features<…>] takes a struct marked [Schema], whose columns the features are computed from");

    public static readonly DiagnosticRule UnknownColumn = new("MR0408", "A feature of a column that does not exist",
        "'{0}' has no column property '{1}'{2}");

    public static readonly DiagnosticRule WrongColumnType = new("MR0409", "A feature of a column of the wrong type",
        "{0} takes {1}, and '{2}' is {3}: use {4}");

    public static readonly DiagnosticRule WrongPropertyType = new("MR0410", "A feature has the wrong type",
        "{0} yields {1}, and the property '{2}' is {3}: write 'public {1} {2} {{ get; init; }}'");

    public static readonly DiagnosticRule NotReadWrite = new("MR0411", "A feature cannot be read and written",
        "The feature '{0}' must be written 'public {1} {0} {{ get; init; }}', so that its value can be set from a row and read");

    public static readonly DiagnosticRule SettingOutOfRange = new("MR0412", "A setting of a feature is out of range",
        "{0} of '{1}' is {2}: it must be {3}");

    public static readonly DiagnosticRule NotAFeature = new("MR0413", "A property of a feature set is no feature",
        "The property '{0}' has no feature attribute: give it one, such as [ZScore], or compute it from features ('=> …')");

    public static readonly DiagnosticRule WrongOrder = new("MR0414", "A transform cannot follow another one",
        "{0} cannot follow {1} in '{2}': it takes {3}, and {1} yields {4}. Transforms are computed in the order in which they are written; for two features of one column write two properties");

    public static readonly DiagnosticRule SeveralLabels = new("MR0415", "A feature set has several labels",
        "The feature set '{0}' has the label '{1}' already: remove one of the two [Label] attributes");

    public static readonly DiagnosticRule LabelForm = new("MR0416", "A label method has the wrong form",
        "The label '{0}' {1}: write 'static bool {0}(in {2}.Row row)'; bool, float, double, int, string and enumerations may be returned");

    public static readonly DiagnosticRule LabelRowUnrelated = new("MR0417", "A label reads an unrelated row",
        "The label reads rows of '{0}', and the features rows of '{1}': take '{1}.Row', or the row of a schema that is derived from '{1}'");

    public static readonly DiagnosticRule LabelRowLacksColumns = new("MR0418", "A label's row lacks columns of the features",
        "'{0}' lacks {1}, which the features of '{2}' read: features and label are computed from the same rows, so '{0}' must have all their columns");

    public static readonly DiagnosticRule ReservedName = new("MR0419", "A member of a feature set has a reserved name",
        "'{0}' is the name of a generated member of every feature set: rename it, and name the column with From");

    public static readonly DiagnosticRule ColumnNamedInput = new("MR0420", "A feature of a column property named Input",
        "The column property '{0}.Input' cannot be a member of the generated struct Input: rename it in '{0}', and keep the column's name in files with [Column(\"…\")]");

    public static readonly DiagnosticRule FeaturesMissing = new("MR0421", "Millrace.Features is not referenced",
        "The feature set '{0}' needs the package Millrace.Features, which fits and applies features: reference it");

    public static readonly DiagnosticRule ReservedTypeName = new("MR0422", "A feature set is named as one of its generated members",
        "'{0}' is the name of a generated member of every feature set, and no member may have the name of its type: rename the feature set");

    public static readonly DiagnosticRule LabelLeak = new("MR0423", "A feature of a column that the label reads",
        "The feature '{0}' is computed from '{1}.{2}', which the label '{3}' reads, so it gives the label away: bind the features to a schema of what is known when a prediction is made, and derive '{1}' from that schema");

    public static readonly DiagnosticRule LaterColumn = new("MR0424", "A feature of a column that is not known at serving",
        "'{0}' is a column of '{1}', which is not known when a prediction is asked for: features are computed from '{2}', so leave this one out, or move the column to '{2}' if it is known then");

    public static readonly DiagnosticRule SourcesTwice = new("MR0425", "A feature names its columns twice",
        "Two attributes of '{0}' name columns: the first transform reads them and the others what it yields, so name them once, with From or FromAll");

    public static readonly DiagnosticRule ColumnCount = new("MR0426", "A transform of several columns has too few or too many",
        "{0} puts {1} together, and '{2}' names {3}: name them with FromAll");

    public static readonly DiagnosticRule ComputedForm = new("MR0430", "A method that computes a column has the wrong form",
        "The method '{0}' {1}: write 'static float {0}(in {2}.Row row)'; numbers, bool, string, enumerations and null for a missing value of these may be returned");

    public static readonly DiagnosticRule EndsInColumn = new("MR0440", "A feature ends with a transform that yields a column",
        "The feature '{0}' ends with {1}, which yields a column: write a transform of categories behind it, such as [Vocabulary] or [OneHot]");

    public static readonly DiagnosticRule SeveralWeights = new("MR0441", "A feature set has several weights",
        "The feature set '{0}' has the weight '{1}' already: remove one of the two [Weight] attributes");

    public static readonly DiagnosticRule WeightForm = new("MR0442", "A weight method has the wrong form",
        "The weight '{0}' {1}: write 'static float {0}(in {2}.Row row)'; float, double and int may be returned");

    public static readonly DiagnosticRule WeightWithoutLabel = new("MR0443", "A weight without a label",
        "The weight '{0}' says how much a row counts in learning a label, and '{1}' has none: mark the method that computes it with [Label], or remove [Weight]");

    public static readonly DiagnosticRule WeightRow = new("MR0444", "A weight reads other rows than the label",
        "The weight '{0}' reads rows of '{1}', and the label '{2}' rows of '{3}': both are computed from the same rows, so take '{3}.Row'");

    public static readonly DiagnosticRule RowKeyColumn = new("MR0445", "A row key names a column that cannot be in it",
        "The row key of '{0}' names '{1}', {2}");

    public static readonly DiagnosticRule SparseOfSeveral = new("MR0446", "A feature of several columns with a list among them",
        "'{0}' names several columns, and {1} makes any number of ids a row of a list, which stand beside no others: write a property for each column");

    public static readonly DiagnosticRule NotBySpans = new("MR0450", "Features that cannot be learned in one look at the rows",
        "'{0}' looks at the rows once, and the feature '{1}' of '{2}' cannot be learned so: {3}, or fit '{2}' with FitFeatures over all rows");
}
