namespace Millrace.Learning;

/// <summary>What <c>evaluation.json</c> and <c>metrics.json</c> hold. Numbers read back to the same bits.</summary>
internal sealed record EvaluationDocument(
    string Format,
    int Version,
    string Trainer,
    string Label,
    long Rows,
    double PositiveRate,
    double Auc,
    double AucLow,
    double AucHigh,
    double LogLoss,
    double Threshold,
    double Accuracy,
    double Precision,
    double Recall,
    double F1,
    long TruePositives,
    long FalsePositives,
    long TrueNegatives,
    long FalseNegatives)
{
    public const string FormatName = "millrace-evaluation";
    public const int KnownVersion = 1;

    public static EvaluationDocument From(Evaluation evaluation)
    {
        BinaryMetrics metrics = evaluation.Metrics;
        Confusion confusion = metrics.Confusion;
        return new EvaluationDocument(
            FormatName,
            KnownVersion,
            evaluation.Trainer,
            evaluation.Label,
            metrics.Rows,
            metrics.PositiveRate,
            metrics.Auc,
            metrics.AucLow,
            metrics.AucHigh,
            metrics.LogLoss,
            metrics.Threshold,
            metrics.Accuracy,
            metrics.Precision,
            metrics.Recall,
            metrics.F1,
            confusion.TruePositives,
            confusion.FalsePositives,
            confusion.TrueNegatives,
            confusion.FalseNegatives);
    }

    public Evaluation ToEvaluation(string path)
    {
        JsonFile.CheckVersion(path, Format, Version, FormatName, KnownVersion);
        var confusion = new Confusion(TruePositives, FalsePositives, TrueNegatives, FalseNegatives);
        var evaluation = new Evaluation(Trainer, Label, new BinaryMetrics
        {
            Rows = Rows,
            Threshold = Threshold,
            Auc = Auc,
            AucLow = AucLow,
            AucHigh = AucHigh,
            LogLoss = LogLoss,
            Confusion = confusion,
        });

        // What follows from the counts is written for readers of the file; it has to agree with them.
        return From(evaluation) == this && confusion.Rows == Rows
            ? evaluation
            : throw new ArtifactFormatException(path, "its numbers contradict each other");
    }
}
