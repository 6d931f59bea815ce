using System.Globalization;
using Millrace.Benchmarks.Memory;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [Phase.Generate, var folder, var bytes] => await Phase.GenerateAsync(folder, long.Parse(bytes), Phases.Bound),
    [Phase.Filter, var folder] => await Phase.FilterAsync(folder, Phases.Bound),
    [Phase.Describe, var folder] => await Phase.DescribeAsync(folder, Phases.Bound),
    [Phase.Widen, var folder, var rows] => await Phase.WidenAsync(folder, int.Parse(rows), Phases.WideBound),
    [Phase.DescribeWide, var folder, var rows] => await Phase.DescribeWideAsync(folder, int.Parse(rows), Phases.WideBound),
    [FeaturePhase.Sell, var folder, var rows] => await FeaturePhase.SellAsync(folder, int.Parse(rows), Phases.Bound),
    [FeaturePhase.Fit, var folder, var rows] => await FeaturePhase.FitAsync(folder, int.Parse(rows), Phases.Bound),
    [FeaturePhase.Apply, var folder, var rows] => await FeaturePhase.ApplyAsync(folder, int.Parse(rows), Phases.Bound),
    ["--short" or "--full"] => Phases.Run(args[0] == "--full", isOfFeatures: false, Path.GetTempPath()),
    ["--short" or "--full", "--features"] => Phases.Run(args[0] == "--full", isOfFeatures: true, Path.GetTempPath()),
    ["--short" or "--full", "--folder", var folder] => Phases.Run(args[0] == "--full", isOfFeatures: false, folder),
    ["--short" or "--full", "--features", "--folder", var folder] => Phases.Run(args[0] == "--full", isOfFeatures: true, folder),
    _ => Phases.Help(),
};
