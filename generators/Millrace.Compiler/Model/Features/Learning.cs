namespace Millrace.Compiler;

/// <summary>
/// What transforms learn of rows, and in which scan. It says the same as the fitting of features at run time (<c>FeatureProgress.Ahead</c> of
/// <c>Millrace.Features</c>); a test holds the two against each other.
/// </summary>
public static class Learning
{
    /// <summary>Why a feature cannot be learned in one look at the rows, without an end; null where it can.</summary>
    /// <param name="stages">Its transforms, each of which can follow the one before it.</param>
    public static string? Obstacle(IReadOnlyList<TransformDeclaration> stages)
    {
        TransformDeclaration? imputing = null, learned = null;
        for (int i = 0; i < stages.Count; i++)
        {
            TransformDeclaration stage = stages[i];
            bool learns = Learns(stage, readsColumns: stages.Take(i).All(static before => before.Shape.YieldsColumns));

            // Which rows are missing behind a stage that imputes, and which row has which number, only a scan with its value tells.
            if (imputing is not null && (SeesMissing(stage) || (learns && NeedsRows(stage))))
                learned ??= imputing;
            if (learns && learned is not null)
            {
                return $"its stage [{stage.Kind}] builds on what [{learned.Kind}] has learned of all rows, which takes a second scan. Leave one of the two out";
            }

            if (learns && !stage.KeepsLearned)
                return $"the analyser of its stage [{stage.Kind}] does not say how what it has learned is kept. Let it implement IStoredAnalyser";
            if (learns && imputing is null && Imputes(stage) && CountsMissing(stage, stages.Take(i)))
                imputing = stage;
            else if (learns)
                learned = stage;
        }

        return null;
    }

    private static bool Learns(TransformDeclaration stage, bool readsColumns) => stage.Kind switch
    {
        TransformKind.ZScore or TransformKind.MinMax or TransformKind.RobustScale or TransformKind.Bucketize or TransformKind.Interpolate => true,
        TransformKind.Vocabulary or TransformKind.Counts or TransformKind.MultiHot or TransformKind.GeoCell => true,
        TransformKind.OneHot => readsColumns,
        TransformKind.Impute => stage.Number("By") is > 0,
        TransformKind.ImputeText => stage.Settings.All(static each => each.Name != "Value"),
        TransformKind.Custom or TransformKind.CustomText => stage.TypeArguments.Count > 1,
        _ => false,
    };

    private static bool Imputes(TransformDeclaration stage) => stage.Kind is TransformKind.Impute or TransformKind.ImputeText;

    // How often elements of lists occur does not tell how many lists end before a place.
    private static bool CountsMissing(TransformDeclaration stage, IEnumerable<TransformDeclaration> before) =>
        stage.Kind != TransformKind.Impute || stage.Number("By") != 3 || !before.Any(static each => each.Shape.YieldsElements);

    private static bool SeesMissing(TransformDeclaration stage) => Imputes(stage) || stage.Kind == TransformKind.IsMissing || stage.Shape.IsCustom;

    private static bool NeedsRows(TransformDeclaration stage) => stage.Shape.IsCustom || stage.Settings.Any(static each => each.Column is not null);
}
