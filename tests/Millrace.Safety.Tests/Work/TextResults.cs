using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>What the last steps of pipelines say of everything before them.</summary>
internal static class TextResults
{
    /// <summary>The texts that a run came to, in the order of its steps.</summary>
    public static async Task<string[]> OfAsync(Store store, RunResult result)
    {
        var texts = new List<string>();
        foreach (ArtifactRecord record in result.Steps.SelectMany(static step => step.Outputs).Select(static output => output.Artifact))
        {
            if (record.Type != typeof(Value<string>).ToString())
                continue;
            var services = new WorkServices(new Journal(""), TimeSpan.Zero);
            object value = await store.LoadAsync(record, ArtifactType.Of<Value<string>>(), services, CancellationToken.None).ConfigureAwait(false);
            texts.Add(((Value<string>)value).Content);
        }

        return [.. texts];
    }
}
