using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>Puts an example of each body into the API's document.</summary>
internal sealed class SwaggerExamples : IOperationFilter
{
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        [nameof(ApplicationBody)] = """
            {
              "itemCode":"RF-13-01",
              "applicant":{
                "kind":"organisation", "name":"河南示例建设有限公司", "idNumber":"91410100MA40000040",
                "phone":"13800000000", "email":"applicant1@example.com"
              },
              "project":{"name":"示例花园一期","address":"郑州市示例路1号","regionCode":"410105","floorArea":12345.6789},
              "form":{"longitude":113.6253,"latitude":34.7466,"reason":"示例说明"}
            }
            """,
        [nameof(SubmitBody)] =
            """{"acknowledgeIncomplete":false,"promised":[{"materialCode":"M12","date":"2022-06-30"}]}""",
        [nameof(CorrectionBody)] = """{"answers":[{"itemNo":1,"text":"已盖章后重新上传"}]}""",
        [nameof(TaskBody)] = """
            {
              "outcome":"CorrectionRequired", "comment":null,
              "data":{"items":[{"materialCode":"M30","defect":"图纸未盖章","basis":"办事指南材料清单","remedy":"盖章后重新上传"}]}
            }
            """,
        [nameof(ReplaceBody)] =
            """{"reason":"门牌号有误","corrections":[{"field":"project.address","value":"郑州市示例路2号"}]}""",
        [nameof(ReasonBody)] = """{"reason":"项目调整"}""",
        [nameof(RatingBody)] = """{"score":5,"comment":"办得很快"}""",
        [nameof(PauseBody)] = """{"kind":"testing","expectedDays":5,"reason":"需要检测"}""",
        [nameof(ExtendBody)] = """{"days":10,"reason":"情况复杂"}""",
        [nameof(RevealBody)] = """{"field":"phone","reason":"电话核实"}""",
        [nameof(OpinionBody)] = """{"text":"请注意时限"}""",
        [nameof(TrackBody)] = """{"caseNumber":"410100-20220509-0001-3","queryCode":"7K2MPQ4X"}""",
        [nameof(LoginBody)] = """{"userName":"applicant1","password":"Demo-2022!"}""",
        [nameof(RefreshBody)] = """{"refreshToken":"CfDJ8..."}""",
        [nameof(RegisterBody)] =
            """{"userName":"wang.shili","password":"a-long-password","email":"wang@example.com","displayName":"王示例"}""",
        [nameof(DelegationBody)] = """
            {
              "itemCode":"RF-01-03", "office":"410122", "instrument":"郑人防办〔2022〕示例1号",
              "mode":"devolved", "handoverDate":"2022-04-20", "effectiveFrom":"2022-05-01"
            }
            """,
        [nameof(HandoverTickBody)] = """{"doneOn":"2022-05-06","note":"移交清单〔2022〕3号"}""",
        [nameof(StandardBody)] =
            """{"number":"GB 50038-2023","title":"人民防空地下室设计规范","inForceFrom":"2023-07-01"}""",
        [nameof(StandardRevisionBody)] =
            """{"title":"人民防空地下室设计规范","inForceTo":"2023-06-30","supersededBy":"GB 50038-2023"}""",
        [nameof(ClauseBody)] = """
            {
              "standard":"GB 50038-2005", "clause":"3.3.6", "heading":"防护密闭门", "text":"门扇与门框应贴合严密。",
              "typicalDefect":"门扇启闭不灵活", "usualRemedy":"调试或更换", "usualDeadlineDays":10
            }
            """,
        [nameof(ClauseRevisionBody)] =
            """{"heading":"出入口","typicalDefect":"防护门启闭不灵活","usualRemedy":"调试或更换","usualDeadlineDays":10,"version":1}""",
        [nameof(RevocationBody)] = """{"effectiveTo":"2022-12-31","instrument":"郑人防办〔2022〕示例2号"}""",
        [nameof(DryRunBody)] = """
            {
              "definition":{
                "definitionId":"t", "name":"t",
                "root":{
                  "id":"f", "type":"Elsa.Flowchart",
                  "activities":[{"id":"a","name":"a","type":"AirDefense.HumanTask","role":"clerk"}],
                  "connections":[]
                }
              },
              "steps":[{"activity":"a","outcome":"Done"}]
            }
            """,
        [nameof(CalendarBody)] = """
            {
              "holidays":{"元旦":["2027-01-01","2027-01-02","2027-01-03"]},
              "workdays":{"国庆节":["2027-10-09"]}, "source":"国务院办公厅关于2027年部分节假日安排的通知"
            }
            """,
        [nameof(HireBody)] =
            """{"userName":"wang.410122","displayName":"王示例","email":"wang@example.com","roles":["clerk","inspector"]}""",
        [nameof(RolesBody)] = """{"roles":["reviewer"]}""",
        [nameof(WelcomeBody)] = """{"userName":"wang.410122","token":"Q2ZESjg...","password":"Abcdef-12"}""",
        [nameof(ProfileBody)] = """
            {
              "letterhead":{"zh":"中牟县人民防空办公室","en":"Zhongmu Civil Air Defence Office"},
              "sealText":"中牟县人民防空办公室", "phone":"0371-00000122",
              "address":{"zh":"中牟县示例大街22号","en":"22 Shili Street, Zhongmu"},
              "hoursText":{"zh":"工作日 9:00至17:00","en":"Working days 9:00 to 17:00"}
            }
            """,
        [nameof(DevClockBody)] = """{"now":"2022-05-16T10:00:00+08:00"}""",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var body = context.ApiDescription.ParameterDescriptions.FirstOrDefault(p => p.Source.Id == "Body")?.Type.Name;
        if (
            body is not null
            && Bodies.TryGetValue(body, out var example)
            && operation.RequestBody?.Content?.TryGetValue("application/json", out var content) == true
            && content is OpenApiMediaType media
        )
            media.Example = JsonNode.Parse(example);
    }
}
