using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Mandarin readings (pinyin without tones) of Han characters that are common in Chinese names, simplified and traditional, so that a name in characters
/// meets the same name in Latin letters. A character that isn't here stays itself.
/// </summary>
internal static class HanReadings
{
    /// <summary>A reading followed by the characters read so.</summary>
    private const string Syllables =
        "a阿 ai爱愛艾 an安 ao敖 bai白柏 bao宝寶保 bi碧毕 bin斌彬滨宾 bing冰兵 bo波博 cai蔡才彩 cao曹 chang常昌长長 chao超朝 chen陈陳晨辰尘 "
        + "cheng程成诚誠承城澄 chong崇 chu楚初 chun春纯 cong聪丛 cui崔翠 da大达 de德 deng邓鄧登 ding丁定 dong董东東冬栋棟 du杜 duan段 er二儿 "
        + "fan范樊凡帆 fang方芳房 feng冯馮丰峰锋鋒枫凤鳳风 fu付傅福富芙 gang刚剛钢 gao高 ge葛戈 gong龚龔公 guan管关關 guang光广 gui桂贵 guo郭国國果 "
        + "hai海 han韩韓汉漢涵晗 hao郝浩豪皓昊 he何贺賀和河荷鹤 hong红紅宏洪虹鸿 hou侯 hu胡湖虎 hua华華花 huang黄黃煌 hui辉輝惠慧会卉 ji吉纪季继济 "
        + "jia贾賈佳家嘉 jian建健剑 jiang蒋蔣江姜将 jie杰傑洁潔婕捷 jin金锦晋进 jing静靜敬晶京景菁婧 jiu久 ju菊 juan娟 jun军軍俊君钧峻 kai凯凱开 kang康 "
        + "ke可科珂 kong孔 kun坤昆 lan兰蘭岚 lang朗 le乐 lei雷磊蕾 li李黎丽麗莉力立利礼禮理里 lian莲連连 liang梁亮良 liao廖 lin林琳霖临 ling玲灵凌铃 "
        + "liu刘劉柳流 long龙龍隆 lu卢盧陆陸鲁路露璐 luo罗羅洛骆 lv吕呂 ma马馬 mao毛茂 mei美梅媚 meng孟梦夢萌 min敏民旻 ming明铭名 mu穆木 na娜 nan南楠 "
        + "ni倪妮 ning宁寧凝 ou欧歐 pan潘 peng彭鹏鵬朋 ping平萍 qi琪琦奇启祺 qian钱錢倩谦 qiang强強 qin秦琴勤 qing青清庆慶晴 qiu邱秋 qu曲瞿 ren任仁人 "
        + "rong荣榮蓉容 rou柔 rui瑞睿蕊锐 ruo若 san三 shan山珊善 shao邵 shen沈申慎 sheng生胜盛圣 shi石史施诗师世士时 shu淑书舒树 shui水 shun顺舜 "
        + "si思斯司 song宋松颂 su苏蘇素 sun孙孫 tan谭譚 tang唐汤湯棠 tao陶涛濤桃 tian田天甜 ting婷庭 tong童彤同 wan万萬婉 wang王汪旺望 "
        + "wei魏伟偉韦薇威维維卫 wen文雯温 wu吴吳武伍吾 xi西希喜曦 xia夏霞侠 xiang祥翔向香湘 xiao萧蕭肖小晓曉笑孝 xie谢謝 xin新欣心鑫馨昕 xiong熊雄 xiu秀修 "
        + "xu徐许許旭 xuan轩璇宣萱 xue薛雪学 yan严嚴颜燕艳艷岩妍彦 yang杨楊阳陽洋扬 yao姚瑶 ye叶葉烨 yi一怡艺義义毅依宜亦逸 yin尹银殷 ying英颖莹瑛迎影 yong勇永 "
        + "you友有 yu于余俞玉宇雨煜钰育瑜羽 yuan袁元园圆媛 yue月悦越岳 yun云雲芸韵运 ze泽澤 zeng曾 zhan詹展湛 zhang张張章彰 zhao赵趙昭 zhen珍真振震贞 "
        + "zheng郑鄭正政 zhi志智芝之 zhong钟鍾忠中 zhou周洲舟 zhu朱祝珠竹 zhuo卓 zi子紫梓 zou邹鄒";

    private static readonly FrozenDictionary<char, string> Readings = Read();

    /// <summary>Surnames of two characters, which a name of three or four may begin with.</summary>
    private static readonly FrozenSet<string> DoubleSurnames =
        new[] { "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "令狐" }.ToFrozenSet();

    public static string? Of(char c) => c < '\u4E00' ? null : Readings.GetValueOrDefault(c);

    /// <summary>Whether the text is a name in Han characters only, without blanks: family name first.</summary>
    public static bool IsHanName(ReadOnlySpan<char> text) => text.Length is >= 2 and <= 5 && !text.ContainsAnyExceptInRange('\u4E00', '\u9FFF');

    /// <summary>How many characters of a Han name are the family name.</summary>
    public static int FamilyLength(ReadOnlySpan<char> name) => name.Length > 2 && DoubleSurnames.Contains(name[..2].ToString()) ? 2 : 1;

    private static FrozenDictionary<char, string> Read()
    {
        var readings = new Dictionary<char, string>();
        foreach (var group in Syllables.Split(' '))
        {
            var reading = new string([.. group.TakeWhile(char.IsAscii)]);
            foreach (var c in group.AsSpan(reading.Length))
                readings[c] = reading;
        }

        return readings.ToFrozenDictionary();
    }
}
