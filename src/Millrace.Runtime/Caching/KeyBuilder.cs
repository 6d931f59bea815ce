using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Millrace.Runtime;

/// <summary>Computes the keys of steps, for one run.</summary>
/// <param name="run">The store and services of the run, and the components' code.</param>
/// <param name="sources">The digests of what comes from outside.</param>
/// <param name="runSeed">The run's seed.</param>
internal sealed class KeyBuilder(RunServices run, SourceDigests sources, ulong runSeed)
{
    private static readonly KeyPart s_runtime = new(KeyPartKind.Runtime, "", CodeIdentity.Runtime);

    private readonly SeenParts _seen = new(run.Store, run.Services);
    private readonly SecretDigests _secrets = new();

    /// <summary>Computes a key.</summary>
    /// <param name="step">The step.</param>
    /// <param name="inputs">What it takes; inputs that are not known yet are left out.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask<KeyedStep> BuildAsync(BoundStep step, ImmutableArray<StepInput> inputs, CancellationToken cancellation)
    {
        ComponentDescriptor component = step.Component;
        var parts = ImmutableArray.CreateBuilder<KeyPart>(4 + step.Parameters.Length + step.Step.Inputs.Length);
        string? obstacle = step.Cache == CachePolicy.Never ? "its results are never reused" : null;
        ImmutableDictionary<string, SpanDigests> found = ImmutableDictionary<string, SpanDigests>.Empty;
        parts.Add(new KeyPart(KeyPartKind.Component, "", component.Type.ToString()));
        foreach (BoundParameter parameter in step.Parameters.Length < 2 ? step.Parameters : step.Parameters.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name)))
        {
            if (parameter.Info.SelectedBy is not null)
                found = found.Add(parameter.Name, AddSpans(parts, step, parameter, ref obstacle, cancellation));
            else if (parameter.Info.IsSource)
                AddSources(parts, parameter, ref obstacle, cancellation);
            else if (parameter.Info.IsSecret)
                parts.Add(new KeyPart(KeyPartKind.Secret, parameter.Name, _secrets.Of(parameter)));
            else
                parts.Add(new KeyPart(KeyPartKind.Parameter, parameter.Name, parameter.Text));
            if (!IsExact(parameter))
                obstacle ??= $"the value of parameter {parameter.Name} has no exact text";
        }

        foreach (StepInput input in inputs)
        {
            InputInfo info = component.Inputs[input.Position];
            AddInput(parts, info, input.Record, await _seen.OfAsync(input, info.Type, cancellation).ConfigureAwait(false));
        }

        if (component.UsesSeed)
            parts.Add(new KeyPart(KeyPartKind.Seed, "", runSeed.ToString(CultureInfo.InvariantCulture)));
        var scope = new StepScope(run, component);
        await using (scope.ConfigureAwait(false))
        {
            ImmutableArray<object> injected = component.Services?.Invoke(scope.Services) ?? [];
            ComponentCode reached = run.Code.Of(component, injected.IsEmpty ? [] : [.. injected.Select(static each => each.GetType())]);
            AddServices(parts, injected, reached.IsDeterministic, ref obstacle);
            obstacle ??= reached.Obstacle;
            parts.Add(new KeyPart(KeyPartKind.Code, "", reached.Digest));
        }

        parts.Add(s_runtime);
        return new KeyedStep(new StepKey(parts.DrainToImmutable()), obstacle) { Spans = found };
    }

    /// <summary>Whether a source that entered a step's key has changed since.</summary>
    public bool SourcesChanged(BoundStep step, KeyedStep keyed, CancellationToken cancellation) =>
        step.Parameters.Where(static parameter => parameter.Info.IsSource).Any(parameter => parameter.Info.SelectedBy is null
            ? Paths(parameter).Any(path => sources.HasChanged(path, cancellation))
            : sources.HaveChanged(SpanDigests.PatternOf(parameter), SpanDigests.SelectionOf(step, parameter), keyed.Spans[parameter.Name], cancellation));

    /// <summary>The files from outside that entered a step's key.</summary>
    public ImmutableArray<StepSource> SourcesOf(BoundStep step, KeyedStep keyed, CancellationToken cancellation)
    {
        ImmutableArray<StepSource>.Builder? found = null;
        foreach (BoundParameter parameter in step.Parameters)
        {
            if (!parameter.Info.IsSource)
                continue;
            IEnumerable<(string? Span, string Path)> paths = parameter.Info.SelectedBy is null
                ? Paths(parameter).Select(static path => ((string?)null, path))
                : keyed.Spans[parameter.Name].Files.Select(static each => ((string?)each.Span, each.Path));
            foreach ((string? span, string path) in paths)
                (found ??= ImmutableArray.CreateBuilder<StepSource>()).AddRange(sources.FilesOf(path, cancellation).Select(file => new StepSource(parameter.Name, span, file)));
        }

        return found?.DrainToImmutable() ?? [];
    }

    private static void AddInput(ImmutableArray<KeyPart>.Builder parts, InputInfo info, InputRecord input, ImmutableArray<ContentPart> seen)
    {
        string name = info.IsList ? string.Create(CultureInfo.InvariantCulture, $"{input.Name}[{input.Item}]") : input.Name;
        if (seen.IsEmpty)
            parts.Add(new KeyPart(KeyPartKind.Input, name, input.View is null ? input.Artifact.Digest : $"{input.Artifact.Digest} {input.View}"));
        foreach (ContentPart part in seen)
            parts.Add(new KeyPart(KeyPartKind.Input, KeyPart.Within(name, part.Name), part.Digest));
    }

    private void AddSources(ImmutableArray<KeyPart>.Builder parts, BoundParameter parameter, ref string? obstacle, CancellationToken cancellation)
    {
        var digests = new List<string>();
        foreach (string path in Paths(parameter))
        {
            string? digest = sources.Of(path, cancellation);
            if (digest is null)
                obstacle ??= $"the content of '{parameter.Name}' cannot be read beforehand: {sources.WhyNot(path, cancellation)?.TrimEnd('.')}";
            digests.Add(digest ?? $"unknown {path}");
        }

        parts.Add(new KeyPart(KeyPartKind.Source, parameter.Name, digests.Count == 0 ? null : string.Join(' ', digests)));
    }

    private SpanDigests AddSpans(
        ImmutableArray<KeyPart>.Builder parts, BoundStep step, BoundParameter parameter, ref string? obstacle, CancellationToken cancellation)
    {
        string pattern = SpanDigests.PatternOf(parameter);
        SpanDigests spans = sources.Of(pattern, SpanDigests.SelectionOf(step, parameter), cancellation);
        if (spans.Problem is string problem)
            obstacle ??= $"the files of '{parameter.Name}' cannot be told beforehand: {problem.TrimEnd('.')}";
        if (spans.Spans.IsEmpty)
            parts.Add(new KeyPart(KeyPartKind.Source, parameter.Name, $"unknown {pattern}"));
        foreach (ContentPart span in spans.Spans)
            parts.Add(new KeyPart(KeyPartKind.Source, KeyPart.Within(parameter.Name, span.Name), span.Digest));
        return spans;
    }

    private static void AddServices(ImmutableArray<KeyPart>.Builder parts, ImmutableArray<object> injected, bool isDeterministic, ref string? obstacle)
    {
        foreach (object service in injected)
        {
            // What options hold is asked, not what holds them.
            object content = service is IOptions<object> options ? options.Value : service;
            string name = TypeNames.Display(content.GetType());
            if (content is IContentKeyed keyed)
                parts.Add(new KeyPart(KeyPartKind.Service, name, keyed.ContentKey));
            else if (!isDeterministic)
                obstacle ??= $"service {name} has no ContentKey";
        }
    }

    private static IEnumerable<string> Paths(BoundParameter parameter) => parameter.Value switch
    {
        null => [],
        string path => [path],
        IEnumerable<string> paths => paths,
        _ => [parameter.ExactText ?? ""],
    };

    /// <summary>
    /// Whether the text stands for this value alone. Numbers, texts, times and enumerations have exact texts; of a user's own type, or of a list, it is
    /// only known when the text is read back.
    /// </summary>
    private static bool IsExact(BoundParameter parameter)
    {
        if (parameter.Value is null or IConvertible or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid)
            return true;

        try
        {
            return AreEqual(parameter.Value, parameter.Info.Codec.Parse(parameter.ExactText!));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool AreEqual(object? left, object? right) =>
        left is IEnumerable leftItems and not string && right is IEnumerable rightItems
            ? leftItems.Cast<object?>().SequenceEqual(rightItems.Cast<object?>())
            : Equals(left, right);
}
