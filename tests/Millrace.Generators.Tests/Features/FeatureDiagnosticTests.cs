namespace Millrace.Generators.Tests.Features;

public sealed class FeatureDiagnosticTests
{
    internal const string Prelude = """
        using Millrace; using Millrace.Data; using Millrace.Features;
        [Schema] public partial record struct Open { [Column("a")] public float Amount { get; init; } [Column("c")] public string? Company { get; init; } [Column("n")] public int Count { get; init; } [Column("lat"), Sensitive] public double Lat { get; init; } [Column("input")] public float Input { get; init; } public float Twice => Amount * 2; }
        [Schema(From = typeof(Open))] public partial record struct Full { [Column("y")] public bool Y { get; init; } }
        [Schema(From = typeof(Open), Without = [nameof(Open.Amount), nameof(Open.Count)])] public partial record struct Thin { [Column("y")] public bool Y { get; init; } }
        [Schema] public partial record struct Other { [Column("z")] public bool Z { get; init; } }

        """;

    private const string Form = "write 'static bool L(in Open.Row row)'; bool, float, double, int, string and enumerations may be returned";

    private const string LaterY = "'Y' is a column of 'Full', which is not known when a prediction is asked for: features are computed from 'Open', so leave this one out, or move the column to 'Open' if it is known then";

    private const string LeakOfAmount = "The feature 'Amount' is computed from 'Full.Amount', which the label 'L' reads, so it gives the label away: bind the features to a schema of what is known when a prediction is made, and derive 'Full' from that schema";

    private const string LabelLat = "The label 'L' reads the sensitive column 'Full.Lat', so models learn to tell it: compute the label from another column, or suppress this warning with the reason why it may";

    private const string LatPermit = "is sensitive: state with [Permit(\"…\")] who allowed the feature 'Lat' to use it and why, or leave the feature out";

    private const string Held = "[Schema] public partial record struct Held { [Column] public float[] List { get; init; } [Column] public byte[]? Bytes { get; init; } } ";

    private const string Order = "Transforms are computed in the order in which they are written; for two features of one column write two properties";

    private const string Tagged = "[Schema] public partial record struct Tagged { [Column] public string[] Tags { get; init; } [Column] public string[] Others { get; init; } } ";

    private const string NoFeature = "use another column, because no feature attribute takes this one";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0401", "The feature set 'F' is generated in part: write 'partial record struct F'", "[Features<Open>] public record struct [|F|] { [ZScore] public float Amount { get; init; } }" },
        { "MR0402", "The feature set 'F' is a plain struct: write 'partial record struct F', because features are compared by value", "[Features<Open>] public partial [|struct|] F { [ZScore] public float Amount { get; init; } }" },
        { "MR0403", "The feature set 'F' stands in 'Outer', which is not partial: make 'Outer' partial, or move 'F' out of it", "public static class [|Outer|] { [Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } } }" },
        { "MR0404", "The feature set 'F' depends on the type parameters of 'F<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "[Features<Open>] public partial record struct [|F|]<T> { [ZScore] public float Amount { get; init; } }" },
        { "MR0405", "The feature set 'F' is visible in its file only, so no generated file can continue it: make it, and the types around it, internal instead of 'file'", "[Features<Open>] file partial record struct [|F|] { [ZScore] public float Amount { get; init; } }" },
        { "MR0406", "The feature set 'F' has no features: give at least one property a feature attribute, such as [ZScore]", "[Features<Open>] public partial record struct [|F|];" },
        { "MR0406", "The feature set 'F' has no features: give at least one property a feature attribute, such as [ZScore]", "[Features<Open>] public partial record struct [|F|] { public float Amount { get; init; } }" },
        { "MR0406", "The feature set 'F' has no features: give at least one property a feature attribute, such as [ZScore]", "public class OwnAttribute : FeatureAttribute; [Features<Open>] public partial record struct [|F|] { [Own] public float Amount { get; init; } }" },
        { "MR0407", "'int' is not a schema: [Features<…>] takes a struct marked [Schema], whose columns the features are computed from", "[Features<[|int|]>] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0408", "'Open' has no column property 'Amuont': did you mean 'Amount'?", "[Features<Open>] public partial record struct F { [ZScore] public float [|Amuont|] { get; init; } }" },
        { "MR0408", "'Open' has no column property 'Zebra'", "[Features<Open>] public partial record struct F { [ZScore(From = [|\"Zebra\"|])] public float Amount { get; init; } }" },
        { "MR0408", "'Open' has no column property 'Twice'", "[Features<Open>] public partial record struct F { [ZScore(From = [|nameof(Open.Twice)|])] public float Amount { get; init; } }" },
        { "MR0424", LaterY, "[Features<Open>] public partial record struct F { [PassThrough(From = [|nameof(Full.Y)|])] public float Amount { get; init; } }" },
        { "MR0409", "ZScore takes numbers, and 'Open.Company' is string?: use [Vocabulary], [OneHot], [Hash] or another transform of such columns, or another column", "[Features<Open>] public partial record struct F { [[|ZScore|]] public float Company { get; init; } }" },
        { "MR0409", "ZScore takes numbers, and 'Full.Y' is bool: use [PassThrough], [Vocabulary], [OneHot] or another transform of such columns, or another column", "[Features<Full>] public partial record struct F { [[|ZScore|]] public float Y { get; init; } }" },
        { "MR0409", "Vocabulary takes text, enumerations, bool, whole numbers and lists of these, and 'Open.Amount' is float: use [ZScore], [PassThrough], [Bucketize] or another transform of such columns, or another column", "[Features<Open>] public partial record struct F { [[|Vocabulary(Top = 3)|]] public int Amount { get; init; } }" },
        { "MR0409", "ZScore takes numbers, and 'Held.List' is float[]: use [FixedLength], or another column", Held + "[Features<Held>] public partial record struct F { [[|ZScore|]] public float List { get; init; } }" },
        { "MR0409", "ZScore takes numbers, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|ZScore|]] public float Bytes { get; init; } }" },
        { "MR0409", "PassThrough takes numbers and bool, and 'Held.List' is float[]: use [FixedLength], or another column", Held + "[Features<Held>] public partial record struct F { [[|PassThrough|]] public float List { get; init; } }" },
        { "MR0409", "PassThrough takes numbers and bool, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|PassThrough|]] public float Bytes { get; init; } }" },
        { "MR0409", "Bucketize takes numbers, and 'Held.List' is float[]: use [FixedLength], or another column", Held + "[Features<Held>] public partial record struct F { [[|Bucketize(3)|]] public int List { get; init; } }" },
        { "MR0409", "Bucketize takes numbers, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|Bucketize(3)|]] public int Bytes { get; init; } }" },
        { "MR0409", "Vocabulary takes text, enumerations, bool, whole numbers and lists of these, and 'Held.List' is float[]: use [FixedLength], or another column", Held + "[Features<Held>] public partial record struct F { [[|Vocabulary|]] public int List { get; init; } }" },
        { "MR0409", "Vocabulary takes text, enumerations, bool, whole numbers and lists of these, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|Vocabulary|]] public int Bytes { get; init; } }" },
        { "MR0409", "OneHot takes text, enumerations, bool and whole numbers, and 'Held.List' is float[]: use [FixedLength], or another column", Held + "[Features<Held>] public partial record struct F { [[|OneHot|]] public float[] List { get; init; } }" },
        { "MR0409", "OneHot takes text, enumerations, bool and whole numbers, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|OneHot|]] public float[] Bytes { get; init; } }" },
        { "MR0410", "ZScore yields float, and the property 'Amount' is double: write 'public float Amount { get; init; }'", "[Features<Open>] public partial record struct F { [ZScore] public [|double|] Amount { get; init; } }" },
        { "MR0410", "OneHot yields float[], and the property 'Count' is int: write 'public float[] Count { get; init; }'", "[Features<Open>] public partial record struct F { [OneHot] public [|int|] Count { get; init; } }" },
        { "MR0410", "Bucketize yields int, and the property 'Amount' is float: write 'public int Amount { get; init; }'", "[Features<Open>] public partial record struct F { [Bucketize(3)] public [|float|] Amount { get; init; } }" },
        { "MR0411", "The feature 'Amount' must be written 'public float Amount { get; init; }', so that its value can be set from a row and read", "[Features<Open>] public partial record struct F { [ZScore] public float [|Amount|] { get; } }" },
        { "MR0412", "Buckets of 'Amount' is 1: it must be 2 to 1,000", "[Features<Open>] public partial record struct F { [Bucketize([|1|])] public int Amount { get; init; } }" },
        { "MR0412", "Buckets of 'Amount' is 1001: it must be 2 to 1,000", "[Features<Open>] public partial record struct F { [Bucketize([|1001|])] public int Amount { get; init; } }" },
        { "MR0412", "Buckets of 'Count' is 1: it must be 2 to 10,000,000", "[Features<Open>] public partial record struct F { [Hash([|1|])] public int Count { get; init; } }" },
        { "MR0412", "Seed of 'Count' is -1: it must be 0 to 2,147,483,647", "[Features<Open>] public partial record struct F { [Hash(9, Seed = [|-1|])] public int Count { get; init; } }" },
        { "MR0412", "MinimumCount of 'Count' is 0: it must be 1 to 1,000,000,000", "[Features<Open>] public partial record struct F { [Vocabulary(MinimumCount = [|0|])] public int Count { get; init; } }" },
        { "MR0412", "Buckets of 'It' is 0: it must be 2 to 10,000,000", "[Features<Open>] public partial record struct F { [Cross([|0|], FromAll = [\"Company\", \"Count\"])] public int It { get; init; } }" },
        { "MR0409", "Hash takes text, enumerations, bool, whole numbers and lists of these, and 'Held.List' is float[]: use [FixedLength], or another column", Held + "[Features<Held>] public partial record struct F { [[|Hash(3)|]] public int List { get; init; } }" },
        { "MR0409", "Counts takes text, enumerations, bool and whole numbers, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|Counts|]] public float Bytes { get; init; } }" },
        { "MR0409", "ImputeText takes text, and 'Held.Bytes' is byte[]?: " + NoFeature, Held + "[Features<Held>] public partial record struct F { [[|ImputeText|], Counts] public float Bytes { get; init; } }" },
        { "MR0410", "Cross yields int, and the property 'It' is int[]: write 'public int It { get; init; }'", "[Features<Open>] public partial record struct F { [Cross(9, FromAll = [\"Company\", \"Count\"])] public [|int[]|] It { get; init; } }" },
        { "MR0426", "[Cross] puts 2 to 8 columns together, and 'Count' names 1: name them with FromAll", "[Features<Open>] public partial record struct F { [[|Cross(9)|]] public int Count { get; init; } }" },
        { "MR0426", "[Cross] puts 2 to 8 columns together, and 'Company' names 1: name them with FromAll", "[Features<Open>] public partial record struct F { [ImputeText, [|Cross(9)|]] public int Company { get; init; } }" },
        { "MR0414", "[Cross] cannot follow [FixedLength] in 'It': it takes columns as rows have them, and [FixedLength] yields places of lists. " + Order, Tagged + "[Features<Tagged>] public partial record struct F { [FixedLength(2), [|Cross(9, FromAll = [\"Tags\", \"Others\"])|]] public int[] It { get; init; } }" },
        { "MR0414", "[Cross] cannot follow [FixedLength] in 'It': it takes columns as rows have them, and [FixedLength] yields places of lists. " + Order, Tagged + "[Features<Tagged>] public partial record struct F { [FixedLength(2, FromAll = [\"Tags\", \"Others\"]), ImputeText, [|Cross(9)|]] public int[] It { get; init; } }" },
        { "MR0414", "[Impute] cannot follow [ZScore] in 'Count': it takes a column, so it comes first, and [ZScore] yields numbers. " + Order, "[Features<Open>] public partial record struct F { [ZScore, [|Impute(Impute.MostFrequent)|]] public float Count { get; init; } }" },
        { "MR0409", "Impute takes whole numbers for this setting, and 'Open.Amount' is float: use [ZScore], [PassThrough], [Bucketize] or another transform of such columns, or another column", "[Features<Open>] public partial record struct F { [[|Impute(Impute.MostFrequent)|]] public float Amount { get; init; } }" },
        { "MR0440", "The feature 'Company' ends with [ImputeText], which yields a column: write a transform of categories behind it, such as [Vocabulary] or [OneHot]", "[Features<Open>] public partial record struct F { [[|ImputeText|]] public int Company { get; init; } }" },
        { "MR0412", "Top of 'Count' is 0: it must be 1 to 10,000", "[Features<Open>] public partial record struct F { [OneHot(Top = [|0|])] public float[] Count { get; init; } }" },
        { "MR0412", "Top of 'Count' is 10000001: it must be 1 to 10,000,000", "[Features<Open>] public partial record struct F { [Vocabulary(Top = [|10_000_001|])] public int Count { get; init; } }" },
        { "MR0412", "OutOfVocabulary of 'Count' is 0: it must be 1 to 1,000,000", "[Features<Open>] public partial record struct F { [Vocabulary(OutOfVocabulary = [|0|])] public int Count { get; init; } }" },
        { "MR0412", "Missing of 'Count' is 7: it must be Missing.Default, Missing.OwnBucket or Missing.Zero", "[Features<Open>] public partial record struct F { [OneHot(Missing = [|(Missing)7|])] public float[] Count { get; init; } }" },
        { "MR0413", "The property 'Extra' has no feature attribute: give it one, such as [ZScore], or compute it from features ('=> …')", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } public float [|Extra|] { get; init; } public float Twice => Amount * 2; }" },
        { "MR0414", "[ZScore] cannot follow [Bucketize] in 'Amount': it takes numbers, and [Bucketize] yields ids. Transforms are computed in the order in which they are written; for two features of one column write two properties", "[Features<Open>] public partial record struct F { [Bucketize(3), [|ZScore|]] public int Amount { get; init; } }" },
        { "MR0425", "Two attributes of 'Amount' name columns: the first transform reads them and the others what it yields, so name them once, with From or FromAll", "[Features<Open>] public partial record struct F { [Impute(From = nameof(Open.Amount)), [|ZScore(From = nameof(Open.Amount))|]] public float Amount { get; init; } }" },
        { "MR0415", "The feature set 'F' has the label 'L' already: remove one of the two [Label] attributes", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; [Label] static bool [|M|](in Full.Row row) => row.Y; }" },
        { "MR0415", "The feature set 'F' has the label 'L' already: remove one of the two [Label] attributes", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; [Label] static bool [|L|](Full.Row row) => row.Y; }" },
        { "MR0231", "[Obsolete] makes every use of 'Amount' an error, and generated code uses it: remove 'Amount', or leave 'true' out so that its users are warned", "[Features<Open>] public partial record struct F { [ZScore, [|Obsolete(\"no\", true)|]] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }" },
        { "MR0416", "The label 'L' is not static: " + Form, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] bool [|L|](in Full.Row row) => row.Y; }" },
        { "MR0416", "The label 'L' has type parameters: " + Form, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool [|L|]<T>(in Full.Row row) => row.Y; }" },
        { "MR0416", "The label 'L' does not take one row: " + Form, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool [|L|]() => true; }" },
        { "MR0416", "The label 'L' does not take the row of a schema: " + Form, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in [|Full|] row) => row.Y; }" },
        { "MR0416", "The label 'L' may not change the row: " + Form, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L([|ref|] Full.Row row) => row.Y; }" },
        { "MR0416", "The label 'L' returns object: " + Form, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static [|object|] L(in Full.Row row) => \"\"; }" },
        { "MR0417", "The label reads rows of 'Other', and the features rows of 'Open': take 'Open.Row', or the row of a schema that is derived from 'Open'", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in [|Other.Row|] row) => row.Z; }" },
        { "MR0418", "'Thin' lacks 'Amount', 'Count', which the features of 'F' read: features and label are computed from the same rows, so 'Thin' must have all their columns", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [OneHot] public float[] Company { get; init; } [Bucketize(2)] public int Count { get; init; } [Label] static bool L(in [|Thin.Row|] row) => row.Y; }" },
        { "MR0419", "'FeatureSet' is the name of a generated member of every feature set: rename it, and name the column with From", "[Features<Open>] public partial record struct F { [ZScore(From = \"Amount\")] public float [|FeatureSet|] { get; init; } }" },
        { "MR0420", "The column property 'Open.Input' cannot be a member of the generated struct Input: rename it in 'Open', and keep the column's name in files with [Column(\"…\")]", "[Features<Open>] public partial record struct F { [ZScore(From = [|nameof(Open.Input)|])] public float Put { get; init; } }" },
        { "MR0601", "The column 'Open.Lat' is sensitive: state with [Permit(\"…\")] who allowed the feature 'Lat' to use it and why, or leave the feature out", "[Features<Open>] public partial record struct F { [Bucketize(10)] public int [|Lat|] { get; init; } }" },
        { "MR0602", "The permit of 'Lat' gives no reason: write who allowed it and why, because the reason is kept in the fitted features", "[Features<Open>] public partial record struct F { [Bucketize(10), Permit([|\" \"|])] public int Lat { get; init; } }" },
        { "MR0602", "The permit of 'Lat' gives no reason: write who allowed it and why, because the reason is kept in the fitted features", "[Features<Open>] public partial record struct F { [Bucketize(10), Permit([|null|])] public int Lat { get; init; } }" },
        { "MR0603", "The column 'Open.Amount' is not sensitive, so the permit of 'Amount' has no effect: mark the column [Sensitive], or remove the permit", "[Features<Open>] public partial record struct F { [ZScore, [|Permit(\"why\")|]] public float Amount { get; init; } }" },
        { "MR0404", "The feature set 'F' depends on the type parameters of 'F<T>', but its columns must be known when it is compiled: move it to where no type parameters are", "[Features<Open>] public partial record struct [|F|]<T> { [ZScore] public T Amount { get; init; } }" },
        { "MR0405", "The feature set 'F' is visible in its file only, so no generated file can continue it: make it, and the types around it, internal instead of 'file'", "file class Outer { [Features<Open>] internal partial record struct [|F|] { [ZScore] public float Amount { get; init; } } }" },
        { "MR0407", "'(int, string)' is not a schema: [Features<…>] takes a struct marked [Schema], whose columns the features are computed from", "[Features<[|(int, string)|]>] public partial record struct F { [ZScore] public float Amount { get; init; } }" },
        { "MR0414", "[ZScore] cannot follow [Bucketize] in 'Nope': it takes numbers, and [Bucketize] yields ids. Transforms are computed in the order in which they are written; for two features of one column write two properties", "[Features<Open>] public partial record struct F { [Bucketize(3), [|ZScore|]] public int Nope { get; init; } }" },
        { "MR0414", "[Vocabulary] cannot follow [ZScore] in 'Company': it takes a column, so it comes first, and [ZScore] yields numbers. Transforms are computed in the order in which they are written; for two features of one column write two properties", "[Features<Open>] public partial record struct F { [ZScore, [|Vocabulary(Top = 0)|]] public int Company { get; init; } }" },
        { "MR0422", "'FeatureSet' is the name of a generated member of every feature set, and no member may have the name of its type: rename the feature set", "[Features<Open>] public partial record struct [|FeatureSet|] { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }" },
        { "MR0422", "'Input' is the name of a generated member of every feature set, and no member may have the name of its type: rename the feature set", "[Features<Open>] public partial record struct [|Input|] { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }" },
        { "MR0423", "The feature 'Amount' is computed from 'Full.Amount', which the label 'L' reads, so it gives the label away: bind the features to a schema of what is known when a prediction is made, and derive 'Full' from that schema", "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [OneHot] public float[] Company { get; init; } [Label] static bool L(in Full.Row row) => row.Y && row.Amount > 1; }" },
        { "MR0423", "The feature 'Target' is computed from 'Full.Y', which the label 'L' reads, so it gives the label away: bind the features to a schema of what is known when a prediction is made, and derive 'Full' from that schema", "[Features<Full>] public partial record struct F { [Vocabulary(From = nameof(Full.Y))] public int [|Target|] { get; init; } [Label] static int L(in Full.Row it) { var y = it.Y; return y ? 1 : 0; } }" },
        { "MR0424", LaterY, "[Features<Open>] public partial record struct F { [Vocabulary] public int [|Y|] { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }" },
        { "MR0424", LaterY, "[Features<Open>] public partial record struct F { [Vocabulary(From = [|\"Y\"|])] public int Amount { get; init; } }" },
        { "MR0424", "'Z' is a column of 'Deep', which is not known when a prediction is asked for: features are computed from 'Open', so leave this one out, or move the column to 'Open' if it is known then", "[Schema(From = typeof(Full))] public partial record struct Deep { [Column] public int Z { get; init; } } [Features<Open>] public partial record struct F { [Vocabulary] public int [|Z|] { get; init; } }" },
        { "MR0408", "'Open' has no column property 'amount': did you mean 'Amount'?", "[Features<Open>] public partial record struct F { [ZScore] public float [|amount|] { get; init; } }" },
        { "MR0408", "'Open' has no column property 'lat': did you mean 'Lat'?", "[Features<Open>] public partial record struct F { [ZScore(From = [|\"lat\"|])] public float Amount { get; init; } }" },
        { "MR0408", "'Wide' has no column property 'pickup_latitude': did you mean 'North'?", "[Schema] public partial record struct Wide { [Column(\"pickup_latitude\")] public float North { get; init; } } [Features<Wide>] public partial record struct F { [ZScore(From = [|\"pickup_latitude\"|])] public float A { get; init; } }" },
        { "MR0408", "'Wide' has no column property 'pickup_lattitude': did you mean 'North'?", "[Schema] public partial record struct Wide { [Column(\"pickup_latitude\")] public float North { get; init; } } [Features<Wide>] public partial record struct F { [ZScore(From = [|\"pickup_lattitude\"|])] public float A { get; init; } }" },
        { "MR0408", "'Open' has no column property 'Z'", "[Features<Open>] public partial record struct F { [ZScore] public float [|Z|] { get; init; } }" },
        { "MR0409", "ZScore takes numbers, and 'Ids.Id' is Guid: use another column, because no feature attribute takes this one", "[Schema] public partial record struct Ids { [Column] public System.Guid Id { get; init; } } [Features<Ids>] public partial record struct F { [[|ZScore|]] public float Id { get; init; } }" },
        { "MR0601", "The column 'Open.Lat' " + LatPermit.Replace("'Lat'", "'Cell'", StringComparison.Ordinal), "[Features<Open>] public partial record struct F { [Bucketize(10, From = nameof(Open.Lat))] public int [|Cell|] { get; init; } }" },
        { "MR0601", "The column 'Full.Lat' " + LatPermit, "[Features<Full>] public partial record struct F { [Bucketize(10)] public int [|Lat|] { get; init; } }" },
        { "MR0423", LeakOfAmount, "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => Worth(row); static bool Worth(Full.Row it) => it.Amount > 1; }" },
        { "MR0423", LeakOfAmount, "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => row.ToRecord() is { Amount: > 1 }; }" },
        { "MR0423", LeakOfAmount, "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => Help.Worth(row); } static class Help { public static bool Worth(Full.Row it) => Deeper.More(1, it); } static class Deeper { public static bool More(int by, Full.Row it) => Own(it, by); static bool Own(Full.Row it, int by) => it.Amount > by; } " },
        { "MR0423", LeakOfAmount, "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => row.Worth(); } static class Help { public static bool Worth(this Full.Row it) => it.Amount > 1; }" },
        { "MR0423", LeakOfAmount, "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => Help.Worth(row.ToRecord() with { Lat = 1 }); } static class Help { public static bool Worth(Full it) => it.Amount > 1; }" },
        { "MR0423", LeakOfAmount, "[Features<Full>] public partial record struct F { [ZScore] public float [|Amount|] { get; init; } [Label] static bool L(in Full.Row row) => new Help(row.ToRecord() with { Lat = 1 }).IsWorth; } sealed class Help(Full it) { public bool IsWorth => it.Amount > 1; }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => Help.IsNorth([|row|]); } static class Help { public static bool IsNorth(in Full.Row it) => it.Lat > 1; }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => object.Equals([|row.ToRecord()|], null); }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) { var it = row; var other = it; return [|other.Lat|] > 1; } }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => [|row.ToRecord().Lat|] > 1; }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) { Full it; it = row.ToRecord() with { Amount = 1 }; return (it with { Count = 2 }) is { [|Lat|]: > 1 }; } }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row switch { { [|Lat|]: > 1 } => true, _ => false }; }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row is var it && [|it.Lat|] > 1; }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => IsNorth(1, [|row|]); static bool IsNorth(int by, in Full.Row it) => Check(it); static bool Check(Full.Row it) => it.Lat > 1; }" },
        { "MR0604", LabelLat, "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) { return IsNorth(it: [|row|], by: 1); static bool IsNorth(int by, in Full.Row it) => it.Lat > by; } }" },
        { "MR0604", "The label 'L' reads the sensitive column 'Own.Lat', so models learn to tell it: compute the label from another column, or suppress this warning with the reason why it may", "[Schema] public partial record struct Own { [Column] public float X { get; init; } [Column, Sensitive] public double Lat { get; init; } public double Twice => Half * 4; private double Half => this.Lat / 2; } [Features<Own>] public partial record struct F { [ZScore] public float X { get; init; } [Label] static bool L(in Own.Row row) => [|row.ToRecord().Twice|] > 1; }" },
        { "MR0604", "The label 'L' reads the sensitive column 'Full.Lat', so models learn to tell it: compute the label from another column, or suppress this warning with the reason why it may", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => [|row.Lat|] > 1 && row.Lat < 2; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_diagnostic_at_its_place(string id, string message, string source) => Marked.Check(Prelude, source, id, message);

    /// <summary>What a wrong feature set still offers: its users see no further errors.</summary>
    [Theory]
    [InlineData("MR0408", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [ZScore] public float [|Nope|] { get; init; } [Label] static bool L(in Full.Row row) => row.Y; } static class Use { public static float Read(Fitted<F> fitted) => fitted.Apply(new F.Input { Amount = 1 }).Amount; public static System.Type Type<T>() where T : struct, ILabeledFeatures<T, Full> => typeof(T); public static System.Type Labeled => Type<F>(); }")]
    [InlineData("MR0416", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static [|object|] L(in Full.Row row) => \"\"; } static class Use { public static System.Type Type<T>() where T : struct, ILabeledFeatures<T, Full> => typeof(T); public static System.Type Labeled => Type<F>(); }")]
    [InlineData("MR0407", "[Features<[|int|]>] public partial record struct F { [ZScore] public float Amount { get; init; } } static class Use { public static Fitted<F>? Fitted => null; }")]
    public void The_api_keeps_its_shape(string id, string source) => Marked.Check(Prelude, source, id, message: null);

    /// <summary>What a label may read beside the features.</summary>
    [Theory]
    [InlineData("[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Amount > 1; }")]
    [InlineData("[Features<Full>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; }")]
    [InlineData("[Features<Full>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => (row.ToRecord() with { Lat = 0, Amount = 1 }) is { Lat: 0, Amount: 1, Y: true }; }")]
    [InlineData("[Features<Full>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => Of(row.Y, 1) && Full.Schema.Columns.Length > 1; static bool Of(bool row, float Amount) => row && Amount > 0; }")]
    [InlineData("[Features<Full>] public partial record struct F { [ZScore] public float Amount { get; init; } public float Lat => Amount * 2; [Label] static bool L(in Full.Row row) { var Amount = row.Y; return Amount; } }")]
    [InlineData("[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Bucketize(4), Permit(\"reviewed\")] public int Lat { get; init; } public float Twice => Lat * 2; }")]
    [InlineData("[Features<Full>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y && nameof(row.Amount).Length > 0 && nameof(row.Lat).Length > 0; }")]
    [InlineData("[Features<Full>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => Help.Is(row) && row.Is(); } static class Help { public static bool Is(this in Full.Row it) => it.Y; public static bool Is(int x) => x > 1; }")]
    [InlineData("[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) {\n#pragma warning disable MR0604 // reviewed\nreturn row.Lat > 1;\n#pragma warning restore MR0604\n} }")]
    public void A_label_may_read_what_gives_nothing_away(string source) => Compiled.From(Prelude + source).Clean();

    /// <summary>A schema without a generated part is one mistake, whatever is built on it.</summary>
    [Theory]
    [InlineData("MR0101", "[Schema] public record struct [|S|] { [Column] public float X { get; init; } } [Features<S>] public partial record struct F { [ZScore] public float X { get; init; } }")]
    [InlineData("MR0101", "[Schema] public record struct [|S|] { [Column] public float X { get; init; } } [Schema(From = typeof(S))] public partial record struct T { [Column] public bool Y { get; init; } } [Features<T>] public partial record struct F { [ZScore] public float X { get; init; } [Label] static bool L(in T.Row row) => row.Y; }")]
    [InlineData("MR0104", "[Schema] public partial record struct [|S|]<T> { [Column] public float X { get; init; } } [Schema(From = typeof(S<int>))] public partial record struct T { [Column] public bool Y { get; init; } }")]
    public void What_is_built_on_a_wrong_schema_adds_nothing(string id, string source) => Marked.Check(Prelude, source, id, message: null);

    /// <summary>Mistakes that C# reports itself: nothing of ours beside it.</summary>
    [Theory]
    [InlineData("CS0111", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Full.Row row) => row.Y; [Label] static bool [|L|](in Full.Row row) => row.Y; }")]
    [InlineData("CS0246", "[Features<[|Nope|]>] public partial record struct F { [ZScore] public float Amount { get; init; } }")]
    [InlineData("CS0246", "[Features<Open>] public partial record struct F { [ZScore] public [|Nope|] Amount { get; init; } }")]
    [InlineData("CS0246", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in [|Nope|].Row row) => true; }")]
    [InlineData("CS0653", "[Features<Open>] public partial record struct F { [[|Feature|]] public float Amount { get; init; } }")]
    [InlineData("CS0653", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [[|Feature|]] public float Other { get; init; } }")]
    [InlineData("CS0653", "[Features<Open>] public partial record struct F { [[|Feature|]] public float Amount { get; } }")]
    [InlineData("CS0653", "public abstract class OwnAttribute : FeatureAttribute; [Features<Open>] public partial record struct F { [[|Own|]] public float Amount { get; init; } }")]
    [InlineData("CS0102", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [ZScore] public float [|Amount|] { get; init; } }")]
    [InlineData("CS0102", "[Features<Open>] public partial record struct F { [ZScore] public float Count { get; init; } [ZScore] public float Amount { get; init; } public float [|Amount|]() => 1; }")]
    [InlineData("CS0102", "[Schema] public partial record struct S { [Column] public float X { get; init; } [Column] public float [|X|] { get; init; } } [Features<S>] public partial record struct F { [ZScore] public float X { get; init; } }")]
    [InlineData("CS0426", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Open.[|Roww|] row) => true; }")]
    [InlineData("CS0117", "[Features<Open>] public partial record struct F { [ZScore(From = nameof(Open.[|Nope|]))] public float Amount { get; init; } }")]
    [InlineData("CS7036", "[Features<Open>] public partial record struct F { [[|Bucketize|]] public int Amount { get; init; } }")]
    [InlineData("CS1061", "[Features<Open>] public partial record struct F { [ZScore] public float Amount { get; init; } [Label] static bool L(in Open.Row row) => row.[|Y|]; }")]
    public void What_CSharp_reports_stands_alone(string id, string source) => Marked.Check(Prelude, source, id, message: null);

    [Fact]
    public void Without_Millrace_Features_the_package_is_named()
    {
        Compiled compiled = Compiled.From(Compiled.Compilation(
            "using Millrace; [Schema] public partial record struct S { [Column] public float X { get; init; } } [Features<S>] public partial record struct F { [ZScore] public float X { get; init; } }").Without("Millrace.Features"));

        Assert.Equal("MR0421: The feature set 'F' needs the package Millrace.Features, which fits and applies features: reference it", Assert.Single(compiled.Diagnostics.Select(each => $"{each.Id}: {each.GetMessage()}")));
    }
}
