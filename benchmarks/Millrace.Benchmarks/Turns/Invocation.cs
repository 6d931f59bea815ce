using System.Reflection;

namespace Millrace.Benchmarks;

/// <summary>Calls methods of benchmarks.</summary>
internal static class Invocation
{
    /// <summary>Calls a method of a benchmark and waits for its end, whatever kind of task it returns.</summary>
    public static async Task CallAsync(object benchmark, MethodInfo? method)
    {
        object? result = method?.Invoke(benchmark, null);
        Task? task = result switch
        {
            Task each => each,
            ValueTask each => each.AsTask(),
            not null when method!.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>) =>
                (Task)type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!,
            _ => null,
        };
        if (task is not null)
            await task.ConfigureAwait(false);
    }
}
