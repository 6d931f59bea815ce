using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Learning;

/// <summary>Says whether a model is good enough to be registered. It does not stop the run: registering without a blessing does.</summary>
[Component]
public sealed partial class Bless
{
    /// <summary>
    /// The smallest AUC that is good enough. Chance alone reaches 0.5; the default asks for a model that is clearly better.
    /// </summary>
    [Parameter, InRange(0, 1)]
    public double MinimumAuc { get; init; } = 0.6;

    /// <summary>The greatest log-loss that is good enough, in nats; not checked where it is not given.</summary>
    [Parameter, InRange(0, 100)]
    public double? MaximumLogLoss { get; init; }

    /// <summary>Compares an evaluation with the demands. A metric that is not defined meets none.</summary>
    /// <param name="report">The evaluation.</param>
    /// <param name="step">Receives the verdict as the metric <c>blessed</c>, 1 or 0.</param>
    public Blessing Run([ForEvaluation] Evaluation report, StepContext step)
    {
        var reasons = ImmutableArray.CreateBuilder<string>();
        bool blessed = Check(reasons, "auc", report.Metrics.Auc, MinimumAuc, report.Metrics.Auc >= MinimumAuc, "at least");
        if (MaximumLogLoss is { } limit)
            blessed &= Check(reasons, "log-loss", report.Metrics.LogLoss, limit, report.Metrics.LogLoss <= limit, "at most");
        step.RecordMetric("blessed", blessed ? 1 : 0);
        return new Blessing(blessed, reasons.ToImmutable(), report);
    }

    private static bool Check(ImmutableArray<string>.Builder reasons, string metric, double value, double limit, bool met, string relation)
    {
        string actual = double.IsNaN(value) ? "not defined, all labels are the same" : value.ToString("0.####", CultureInfo.InvariantCulture);
        reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{metric} is {actual}; {(met ? "good enough is" : "needed is")} {relation} {limit}"));
        return met;
    }
}
