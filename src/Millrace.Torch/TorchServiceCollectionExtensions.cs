using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Millrace.Learning;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>Adds what trains and loads networks to an application's services.</summary>
public static class TorchServiceCollectionExtensions
{
    /// <summary>Adds <see cref="TorchRuntime"/>, which components that train networks take. libtorch is loaded when the first of them runs.</summary>
    /// <param name="services">The application's services.</param>
    public static IServiceCollection AddTorch(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<TorchRuntime>();
        return services;
    }

    /// <summary>Adds a network of the program's own, so that models of it can be loaded, and all of <see cref="AddTorch"/>.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <param name="services">The application's services.</param>
    public static IServiceCollection AddTorchNetwork<TNetwork>(this IServiceCollection services)
        where TNetwork : nn.Module<Tensor, Tensor>, INetwork<TNetwork>
    {
        services.AddTorch();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPredictorFormat, TorchFormat<TNetwork>>());
        return services;
    }
}
