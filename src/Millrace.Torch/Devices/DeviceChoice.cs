using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TorchSharp;

namespace Millrace.Torch;

/// <summary>
/// Where a network is trained: <c>auto</c> (the first CUDA device where there is one, else the CPU), <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.
/// </summary>
public readonly record struct DeviceChoice : IParsable<DeviceChoice>
{
    private const int AutoIndex = 0, CpuIndex = -1;

    // 0 is auto, so that the default of the struct is the default choice; -1 is the CPU; from 1 on the CUDA device of the number before.
    private readonly int _index;

    private DeviceChoice(int index) => _index = index;

    /// <summary>The first CUDA device where there is one, else the CPU.</summary>
    public static DeviceChoice Auto => default;

    /// <summary>The CPU.</summary>
    public static DeviceChoice Cpu => new(CpuIndex);

    /// <summary>A CUDA device.</summary>
    /// <param name="number">Its number, from 0.</param>
    public static DeviceChoice Cuda(int number = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new DeviceChoice(number + 1);
    }

    /// <inheritdoc/>
    public static DeviceChoice Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out DeviceChoice choice)
        ? choice
        : throw new FormatException($"\"{s}\" is no device: write auto, cpu, cuda or cuda:0.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeviceChoice result)
    {
        const string cudaNumber = "cuda:";
        result = Auto;
        switch (s)
        {
            case "auto":
                return true;
            case "cpu":
                result = Cpu;
                return true;
            case "cuda":
                result = Cuda();
                return true;
            default:
                bool isNumbered = s is not null && s.StartsWith(cudaNumber, StringComparison.Ordinal);
                if (!isNumbered || !byte.TryParse(s.AsSpan(cudaNumber.Length), NumberStyles.None, CultureInfo.InvariantCulture, out byte number))
                    return false;
                result = Cuda(number);
                return true;
        }
    }

    /// <summary>The device itself. Loads libtorch.</summary>
    /// <exception cref="TorchUnavailableException">libtorch cannot be loaded.</exception>
    /// <exception cref="DeviceUnavailableException">The device was asked for by name and is not there.</exception>
    public torch.Device Resolve()
    {
        LibTorch.Load();
        if (_index == CpuIndex)
            return torch.CPU;
        int count = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        int wanted = Math.Max(0, _index - 1);
        if (wanted < count)
            return new torch.Device(DeviceType.CUDA, wanted);
        if (_index == AutoIndex)
            return torch.CPU;
        string found = count == 0
            ? $"libtorch in {LibTorch.Folder} finds no CUDA device: it is a build for CPU alone, or there is no NVIDIA driver or no card"
            : string.Create(CultureInfo.InvariantCulture, $"there {(count == 1 ? "is one CUDA device, cuda:0" : $"are {count} CUDA devices, cuda:0 to cuda:{count - 1}")}");
        throw new DeviceUnavailableException(
            $"The device {this} is not there: {found}. Use device cpu or auto, or set {LibTorch.FolderVariable} to a libtorch built for CUDA.");
    }

    /// <summary>The choice as it is written.</summary>
    public override string ToString() => _index switch
    {
        AutoIndex => "auto",
        CpuIndex => "cpu",
        _ => string.Create(CultureInfo.InvariantCulture, $"cuda:{_index - 1}"),
    };
}
