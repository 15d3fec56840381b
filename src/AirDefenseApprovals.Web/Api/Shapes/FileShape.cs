using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Api.Shapes;

public sealed record FileShape(string MaterialCode, string FileName, long Size, string Sha256, string ContentType)
{
    public static FileShape Of(string code, AttachedFile file) =>
        new(code, file.FileName, file.Size, file.Sha256, file.ContentType);
}
