using System.Collections.Immutable;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Exporting;

/// <summary>
/// Runs of one random pipeline, each after a change: of a text, a file, or nothing; from or to a step, of fresh steps. There are files, collections, maps with
/// something around them, steps that fail, and steps that take several things.
/// </summary>
/// <param name="Steps">The kind of each step, and two numbers that choose what it is of and what it takes.</param>
/// <param name="Changes">What changes before each run but the first, and where.</param>
internal sealed record RandomHistory(ImmutableArray<(int Kind, int First, int Second)> Steps, ImmutableArray<(int Kind, int Where)> Changes)
{
    private const int Files = 2;

    private static readonly string[] s_texts = ["a b", "a", "b c", "", "a a b"];

    private readonly int[] _values = [.. Steps.Select(static step => step.Second)];
    private readonly List<int> _texts = [], _collections = [];

    /// <summary>The history of a seed.</summary>
    public static RandomHistory From(int seed)
    {
        var random = new Random(seed);
        return new RandomHistory(
            [.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => (random.Next(10), random.Next(100), random.Next(100)))],
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => (random.Next(6), random.Next(100)))]);
    }

    /// <summary>Runs it. Runs that cannot begin count for nothing.</summary>
    public async Task RunAsync(TestStore test)
    {
        for (int file = 0; file < Files; file++)
            File.WriteAllText(PathOf(test, file), s_texts[file]);
        await test.RunAsync(Plan(test));
        foreach ((int kind, int where) in Changes)
        {
            string step = $"s{where % Steps.Length}";
            _values[where % Steps.Length] += kind == 0 ? 1 : 0;
            if (kind == 1)
                File.WriteAllText(PathOf(test, where % Files), s_texts[where % s_texts.Length]);
            RunOptions options = kind switch
            {
                2 => new RunOptions { From = step },
                3 => new RunOptions { To = step },
                4 => new RunOptions { Fresh = [step] },
                _ => new RunOptions(),
            };
            try
            {
                await test.RunAsync(Plan(test), options);
            }
            catch (MillraceException)
            {
                // There is no result that would stand for a step outside of the range.
            }
        }
    }

    private static string PathOf(TestStore test, int file) => Path.Combine(test.Folder, $"{file}.txt");

    private PipelinePlan Plan(TestStore test)
    {
        _texts.Clear();
        _collections.Clear();
        return Components.Plan([.. Enumerable.Range(0, Steps.Length).Select(i => Make(test, i))]);
    }

    /// <summary>A step of a kind for which there is something to take; else a constant.</summary>
    private PlanStep Make(TestStore test, int i)
    {
        (int kind, int first, _) = Steps[i];
        string name = $"s{i}", text = s_texts[_values[i] % s_texts.Length];
        bool hasText = _texts.Count > 0, hasCollection = _collections.Count > 0;
        PlanSource Text(int which) => new(_texts[which % _texts.Count], 0);
        PlanSource collection = hasCollection ? new PlanSource(_collections[first % _collections.Count], 0) : default;
        PlanStep step = kind switch
        {
            1 => Step(name, Reading(PathOf(test, first % Files))),
            2 or 3 when hasText => Step(name, Map(
                (_, given) => given.Length % 5 == 4 ? throw new MillraceException("four") : given + text, name: $"map-{i}", parameters: [Parameter("text", text)]), new PlanInput([Text(first)])),
            4 when hasText => Step(name, Join(), new PlanInput([Text(first), Text(first / 7), Text(i)])),
            5 => Step(name, Words(), [Results.Set(0, text)]),
            6 or 7 when hasCollection => Each(name, collection, Shout(text, hasText), hasText ? [Text(first)] : []),
            8 or 9 when hasCollection => Step(name, Glue(), new PlanInput([collection])),
            _ => Step(name, Constant(text)),
        };
        (kind == 5 || (kind is 6 or 7 && hasCollection) ? _collections : _texts).Add(i);
        return step;
    }

    private static PipelinePlan Shout(string text, bool hasAround) => Body(
        hasAround ? 2 : 1,
        Step("upper", Map(static (_, word) => word.ToUpperInvariant(), name: "upper"), new PlanInput([Port(0)])),
        hasAround
            ? Step("join", Join(), new PlanInput([new PlanSource(0, 0), Port(1)]))
            : Step("mark", Map((_, word) => word + text, name: "mark", parameters: [Parameter("text", text)]), new PlanInput(0, 0)));

    private static ComponentDescriptor Reading(string path) => Of(
        "read",
        call =>
        {
            call.Output(0, new Text(File.ReadAllText(call.Parameter<string>(0))));
            return ValueTask.CompletedTask;
        },
        parameters: [new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => path }],
        type: typeof(RandomHistory));
}
