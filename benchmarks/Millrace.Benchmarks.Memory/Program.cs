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
    ["--short" or "--full", ..] when args.Length is 1 || (args.Length is 3 && args[1] == "--folder") =>
        Phases.Run(args[0] == "--full", args.Length == 3 ? args[2] : Path.GetTempPath()),
    _ => Phases.Help(),
};
