/** Codecs of the standard library: KIND|DETAIL|NAME|REASON|NAMES|SHIFTS|MAP; made by scripts/sources/write-codec-table.py. */
export const CODEC_TABLE = `other|83|cp037||037 cp037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039||
other|83|cp1026||1026 cp1026 csibm1026 ibm1026||
bytes||||1125 cp1125 cp866u ibm1125 ruscii||АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёҐґЄєІіЇї·√№¤■\u00a0
other|83|cp1140||1140 cp1140 ibm1140||
bytes|8183889098|charmap|character maps to <undefined>|1250 cp1250 windows_1250||€^‚^„…†‡^‰Š‹ŚŤŽŹ^‘’“”•–—^™š›śťžź^ˇ˘Ł^Ą^^^^Ş^^^^Ż^^˛ł^^^^^ąş^Ľ˝ľżŔ^^Ă^ĹĆ^Č^Ę^Ě^^ĎĐŃŇ^^Ő^^ŘŮ^Ű^^Ţ^ŕ^^ă^ĺć^č^ę^ě^^ďđńň^^ő^^řů^ű^^ţ˙
bytes|98|charmap|character maps to <undefined>|1251 cp1251 windows_1251||ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—^™љ›њќћџ^ЎўЈ^Ґ^^Ё^Є^^^^Ї^^Ііґ^^^ё№є^јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
bytes|818d8f909d|charmap|character maps to <undefined>|1252 cp1252 windows_1252||€^‚ƒ„…†‡ˆ‰Š‹Œ^Ž^^‘’“”•–—˜™š›œ^žŸ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
bytes|81888a8c8d8e8f90989a9c9d9e9faad2ff|charmap|character maps to <undefined>|1253 cp1253 windows_1253||€^‚ƒ„…†‡^‰^‹^^^^^‘’“”•–—^™^›^^^^^΅Ά^^^^^^^^^^^^―^^^^΄^^^ΈΉΊ^Ό^ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ^ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ^
bytes|818d8e8f909d9e|charmap|character maps to <undefined>|1254 cp1254 windows_1254||€^‚ƒ„…†‡ˆ‰Š‹Œ^^^^‘’“”•–—˜™š›œ^^Ÿ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^Ğ^^^^^^^^^^^^İŞ^^^^^^^^^^^^^^^^^ğ^^^^^^^^^^^^ış^
bytes|818a8c8d8e8f909a9c9d9e9fcad9dadbdcdddedffbfcff|charmap|character maps to <undefined>|1255 cp1255 windows_1255||€^‚ƒ„…†‡ˆ‰^‹^^^^^‘’“”•–—˜™^›^^^^^^^^₪^^^^^×^^^^^^^^^^^^^^^÷^^^^^\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9^\u05bb\u05bc\u05bd\u05be\u05bf\u05c0\u05c1\u05c2\u05c3\u05f0\u05f1\u05f2\u05f3\u05f4^^^^^^^\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea^^\u200e\u200f^
bytes||||1256 cp1256 windows_1256||€\u067e‚ƒ„…†‡ˆ‰\u0679‹Œ\u0686\u0698\u0688\u06af‘’“”•–—\u06a9™\u0691›œ\u200c\u200d\u06ba^،^^^^^^^^\u06be^^^^^^^^^^^^^^^\u061b^^^^\u061f\u06c1\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636^\u0637\u0638\u0639\u063a\u0640\u0641\u0642\u0643^\u0644^\u0645\u0646\u0647\u0648^^^^^\u0649\u064a^^\u064b\u064c\u064d\u064e^\u064f\u0650^\u0651^\u0652^^\u200e\u200f\u06d2
bytes|8183888a8c90989a9c9fa1a5|charmap|character maps to <undefined>|1257 cp1257 windows_1257||€^‚^„…†‡^‰^‹^¨ˇ¸^‘’“”•–—^™^›^¯˛^^^^^^^^^Ø^Ŗ^^^^Æ^^^^^^^^ø^ŗ^^^^æĄĮĀĆ^^ĘĒČ^ŹĖĢĶĪĻŠŃŅ^Ō^^^ŲŁŚŪ^ŻŽ^ąįāć^^ęēč^źėģķīļšńņ^ō^^^ųłśū^żž˙
bytes|818a8d8e8f909a9d9e|charmap|character maps to <undefined>|1258 cp1258 windows_1258||€^‚ƒ„…†‡ˆ‰^‹Œ^^^^‘’“”•–—˜™^›œ^^Ÿ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^Ă^^^^^^^^\u0300^^^Đ^\u0309^^Ơ^^^^^^^Ư\u0303^^^^ă^^^^^^^^\u0301^^^đ^\u0323^^ơ^^^^^^^ư₫^
other|83|cp273||273 cp273 csibm273 ibm273||
other|83|cp424||424 cp424 csibm424 ebcdic_cp_he ibm424||
bytes||||437 cp437 cspc8codepage437 ibm437||ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0
other|83|cp500||500 cp500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500||
bytes|all|ascii|ordinal not in range(128)|646 ansi_x3.4_1968 ansi_x3.4_1986 ansi_x3_4_1968 ascii cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii||
bytes||||775 cp775 cspc775baltic ibm775||ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļņĒŅ’\u00ad±“¾¶§÷„°∙·¹³²■\u00a0
bytes||||850 cp850 cspc850multilingual ibm850||ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0
bytes||||852 cp852 cspcp852 ibm852||ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0
bytes||||855 cp855 csibm855 ibm855||ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u00adыЫзЗшШэЭщЩчЧ§■\u00a0
bytes|d5e7f2|charmap|character maps to <undefined>|857 cp857 csibm857 ibm857||ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ^ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ^×ÚÛÙ^ÿ¯´\u00ad±^¾¶§÷¸°¨·¹³²■\u00a0
bytes||||858 cp858 csibm858 ibm858||ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0
bytes||||860 cp860 csibm860 ibm860||ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0
bytes||||861 cp861 cp_is csibm861 ibm861||ÇüéâäàåçêëèÐðÞÄÅÉæÆôöþûÝýÖÜø£Ø₧ƒáíóúÁÍÓÚ¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0
bytes||||862 cp862 cspc862latinhebrew ibm862||\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0
bytes||||863 cp863 csibm863 ibm863||ÇüéâÂà¶çêëèïî‗À§ÉÈÊôËÏûù¤ÔÜ¢£ÙÛƒ¦´óú¨¸³¯Î⌐¬½¼¾«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0
bytes|9b9c9fa6a7ff|charmap|character maps to <undefined>|864 cp864 csibm864 ibm864|25|°·∙√▒─│┼┤┬├┴┐┌└┘β∞φ±½¼≈«»\ufef7\ufef8^^\ufefb\ufefc^^\u00ad\ufe82^^\ufe84^^\ufe8e\ufe8f\ufe95\ufe99،\ufe9d\ufea1\ufea5٠١٢٣٤٥٦٧٨٩\ufed1\u061b\ufeb1\ufeb5\ufeb9\u061f¢\ufe80\ufe81\ufe83\ufe85\ufeca\ufe8b\ufe8d\ufe91\ufe93\ufe97\ufe9b\ufe9f\ufea3\ufea7\ufea9\ufeab\ufead\ufeaf\ufeb3\ufeb7\ufebb\ufebf\ufec1\ufec5\ufecb\ufecf¦¬÷×\ufec9\u0640\ufed3\ufed7\ufedb\ufedf\ufee3\ufee7\ufeeb\ufeed\ufeef\ufef3\ufebd\ufecc\ufece\ufecd\ufee1\ufe7d\u0651\ufee5\ufee9\ufeec\ufef0\ufef2\ufed0\ufed5\ufef5\ufef6\ufedd\ufed9\ufef1■^
bytes||||865 cp865 csibm865 ibm865||ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0
bytes||||866 cp866 csibm866 ibm866||АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u00a0
bytes|808182838485879394|charmap|character maps to <undefined>|869 cp869 cp_gr csibm869 ibm869||^^^^^^Ά^·¬¦‘’Έ―ΉΊΪΌ^^ΎΫ©Ώ²³ά£έήίϊΐόύΑΒΓΔΕΖΗ½ΘΙ«»░▒▓│┤ΚΛΜΝ╣║╗╝ΞΟ┐└┴┬├─┼ΠΡ╚╔╩╦╠═╬ΣΤΥΦΧΨΩαβγ┘┌█▄δε▀ζηθικλμνξοπρσςτ΄\u00ad±υφχ§ψ΅°¨ωϋΰώ■\u00a0
bytes||||8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1 latin_1||
multi|8586ebecefef/8184879fe0eaedeef0fc/407e80fc/|cp932||932 cp932 ms932 ms_kanji mskanji||
multi|8080ffff/81fe/407e80fe/|gbk||936 cp936 gbk ms936||
multi|8080c9c9feff/81c8cafd/415a617a81fe/|cp949||949 cp949 ms949 uhc||
multi|80a0c8c8faff/a1c7c9f9/407ea1fe/|cp950||950 cp950 ms950||
bytes|a1a2a3a5a6a7a8a9aaabaeafb0b1b2b3b4b5b6b7b8b9babcbdbec0dbdcdddedff3f4f5f6f7f8f9fafbfcfdfeff|charmap|character maps to <undefined>|arabic asmo_708 csisolatinarabic ecma_114 iso8859_6 iso_8859_6 iso_8859_6_1987 iso_ir_127||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^،^^^^^^^^^^^^^^\u061b^^^\u061f^\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a^^^^^\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652^^^^^^^^^^^^^
binary||||base64 base64_codec base_64||
multi|80a0c8c8faff/a1c7c9f9/407ea1fe/|big5||big5 big5_tw csbig5 x_mac_trad_chinese||
multi|8086ffff/87fe/407ea1fe/|big5hkscs||big5_hkscs big5hkscs hkscs||
binary||||bz2 bz2_codec||
bytes||||charmap||
multi|80a0aaaff8ff/a1a9b0f7/a1fe/|gb2312||chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312 gb2312_1980 gb2312_80 iso_ir_58 x_mac_simp_chinese||
bytes||||cp1006||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^۰۱۲۳۴۵۶۷۸۹،\u061b^\u061f\ufe81\ufe8d\ufe8e\ufe8e\ufe8f\ufe91\ufb56\ufb58\ufe93\ufe95\ufe97\ufb66\ufb68\ufe99\ufe9b\ufe9d\ufe9f\ufb7a\ufb7c\ufea1\ufea3\ufea5\ufea7\ufea9\ufb84\ufeab\ufead\ufb8c\ufeaf\ufb8a\ufeb1\ufeb3\ufeb5\ufeb7\ufeb9\ufebb\ufebd\ufebf\ufec1\ufec5\ufec9\ufeca\ufecb\ufecc\ufecd\ufece\ufecf\ufed0\ufed1\ufed3\ufed5\ufed7\ufed9\ufedb\ufb92\ufb94\ufedd\ufedf\ufee0\ufee1\ufee3\ufb9e\ufee5\ufee7\ufe85\ufeed\ufba6\ufba8\ufba9\ufbaa\ufe80\ufe89\ufe8a\ufe8b\ufef1\ufef2\ufef3\ufbb0\ufbae\ufe7c\ufe7d
bytes|ff|charmap|character maps to <undefined>|cp1051 cshproman8 hp_roman8 ibm1051 r8 roman8||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ÀÂÈÊËÎÏ´ˋˆ¨˜ÙÛ₤¯Ýý°ÇçÑñ¡¿¤£¥§ƒ¢âêôûáéóúàèòùäëöüÅîØÆåíøæÄìÖÜÉïßÔÁÃãÐðÍÌÓÒÕõŠšÚŸÿÞþ·µ¶¾—¼½ªº«■»±^
multi|8083d4d8dfdffaff/84d3d9dee0f9/317e81fe/|johab||cp1361 johab ms1361||
bytes||||cp154 csptcp154 cyrillic_asian pt154 ptcp154||ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ^ЎўЈӨҘҰ^Ё^Ә^^ӯ^Ҝ^ұІіҙө^^ё№ә^јҪҫҝАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
bytes|all|utf-8|invalid start byte|cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4 utf_8||
bytes||||cp720||^^éâ^à^çêëèïî^^^^\u0651\u0652ô¤\u0640ûù\u0621\u0622\u0623\u0624£\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\u0636\u0637\u0638\u0639\u063a\u0641µ\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a≡\u064b\u064c\u064d\u064e\u064f\u0650≈°∙·√ⁿ²■\u00a0
bytes||||cp737||ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ωάέήϊίόύϋώΆΈΉΊΌΎΏ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u00a0
bytes|9b9d9fa0a1a2a3a4a5a6a7a8adb5b6b7c6c7d0d1d2d3d4d5d6d7d8dee0e1e2e3e4e5e7e8e9eaebeced|charmap|character maps to <undefined>|cp856||\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea^£^×^^^^^^^^^^®¬½¼^«»░▒▓│┤^^^©╣║╗╝¢¥┐└┴┬├─┼^^╚╔╩╦╠═╬¤^^^^^^^^^┘┌█▄¦^▀^^^^^^µ^^^^^^^¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0
bytes|81828384868788898a8b8c8d8e8f9098999a9b9c9d9e9fdbdcdddefcfdfeff|charmap|character maps to <undefined>|cp874||€^^^^…^^^^^^^^^^^‘’“”•–—^^^^^^^^^กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a^^^^฿เแโใไๅๆ\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e๏๐๑๒๓๔๕๖๗๘๙๚๛^^^^
other|83|cp875||cp875||
bytes|all|iso2022_jp|illegal multibyte sequence|csiso2022jp iso2022_jp iso2022jp iso_2022_jp|1b|
bytes|all|iso2022_kr|illegal multibyte sequence|csiso2022kr iso2022_kr iso2022kr iso_2022_kr|0e0f1b|
bytes||||csisolatin2 iso8859_2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^Ą˘Ł^ĽŚ^^ŠŞŤŹ^ŽŻ^ą˛ł^ľśˇ^šşťź˝žżŔ^^Ă^ĹĆ^Č^Ę^Ě^^ĎĐŃŇ^^Ő^^ŘŮ^Ű^^Ţ^ŕ^^ă^ĺć^č^ę^ě^^ďđńň^^ő^^řů^ű^^ţ˙
bytes|a5aebec3d0e3f0|charmap|character maps to <undefined>|csisolatin3 iso8859_3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^Ħ˘^^^Ĥ^^İŞĞĴ^^Ż^ħ^^^^ĥ^^ışğĵ^^ż^^^^^ĊĈ^^^^^^^^^^^^^^Ġ^^Ĝ^^^^ŬŜ^^^^^^ċĉ^^^^^^^^^^^^^^ġ^^ĝ^^^^ŭŝ˙
bytes||||csisolatin4 iso8859_4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ĄĸŖ^ĨĻ^^ŠĒĢŦ^Ž^^ą˛ŗ^ĩļˇ^šēģŧŊžŋĀ^^^^^^ĮČ^Ę^Ė^^ĪĐŅŌĶ^^^^^Ų^^^ŨŪ^ā^^^^^^įč^ę^ė^^īđņōķ^^^^^ų^^^ũū˙
bytes||||csisolatin5 iso8859_9 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^Ğ^^^^^^^^^^^^İŞ^^^^^^^^^^^^^^^^^ğ^^^^^^^^^^^^ış^
bytes||||csisolatin6 iso8859_10 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ĄĒĢĪĨĶ^ĻĐŠŦŽ^ŪŊ^ąēģīĩķ^ļđšŧž―ūŋĀ^^^^^^ĮČ^Ę^Ė^^^^ŅŌ^^^^Ũ^Ų^^^^^^ā^^^^^^įč^ę^ė^^^^ņō^^^^ũ^ų^^^^^ĸ
bytes||||csisolatincyrillic cyrillic iso8859_5 iso_8859_5 iso_8859_5_1988 iso_ir_144||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ЁЂЃЄЅІЇЈЉЊЋЌ^ЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя№ёђѓєѕіїјљњћќ§ўџ
bytes|aed2ff|charmap|character maps to <undefined>|csisolatingreek ecma_118 elot_928 greek greek8 iso8859_7 iso_8859_7 iso_8859_7_1987 iso_ir_126||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^‘’^€₯^^^^ͺ^^^^―^^^^΄΅Ά^ΈΉΊ^Ό^ΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ^ΣΤΥΦΧΨΩΪΫάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ^
bytes|a1bfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddefbfcff|charmap|character maps to <undefined>|csisolatinhebrew hebrew iso8859_8 iso_8859_8 iso_8859_8_1988 iso_ir_138||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^×^^^^^^^^^^^^^^^÷^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^‗\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u05da\u05db\u05dc\u05dd\u05de\u05df\u05e0\u05e1\u05e2\u05e3\u05e4\u05e5\u05e6\u05e7\u05e8\u05e9\u05ea^^\u200e\u200f^
bytes||||cskoi8r koi8_r||─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
multi|80808587a0a0ebff/8184889fe0ea/407e80fc/|shift_jis||csshiftjis s_jis shift_jis shiftjis sjis x_mac_japanese||
multi|808d90a0ffff/8e8ea1fe/a1fe/8f8f|euc_jis_2004||euc_jis2004 euc_jis_2004 eucjis2004 jisx0213||
multi|808d90a0ffff/8e8ea1fe/a1fe/8f8f|euc_jisx0213||euc_jisx0213 eucjisx0213||
multi|808d90a0a9aff5ff/8e8ea1a8b0f4/a1fe/8f8f|euc_jp||euc_jp eucjp u_jis ujis||
multi|80a0adafc9c9feff/a1acb0c8cafd/a1fe/|euc_kr||euc_kr euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001 x_mac_korean||
multi|8080ffff/81fe/407e80fe/818490e3|gb18030||gb18030 gb18030_2000||
binary||||hex hex_codec||
bytes|all|hz|illegal multibyte sequence|hz hz_gb hz_gb_2312 hzgb|7e|
bytes|all|ascii|ordinal not in range(128)|idna||
bytes|all|iso2022_jp_1|illegal multibyte sequence|iso2022_jp_1 iso2022jp_1 iso_2022_jp_1|1b|
bytes|all|iso2022_jp_2|illegal multibyte sequence|iso2022_jp_2 iso2022jp_2 iso_2022_jp_2|1b|
bytes|all|iso2022_jp_2004|illegal multibyte sequence|iso2022_jp_2004 iso2022jp_2004 iso_2022_jp_2004|1b|
bytes|all|iso2022_jp_3|illegal multibyte sequence|iso2022_jp_3 iso2022jp_3 iso_2022_jp_3|1b|
bytes|all|iso2022_jp_ext|illegal multibyte sequence|iso2022_jp_ext iso2022jp_ext iso_2022_jp_ext|1b|
bytes|dbdcdddefcfdfeff|charmap|character maps to <undefined>|iso8859_11 iso_8859_11 iso_8859_11_2001 thai||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a^^^^฿เแโใไๅๆ\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e๏๐๑๒๓๔๕๖๗๘๙๚๛^^^^
bytes||||iso8859_13 iso_8859_13 l7 latin7||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^”^^^„^^Ø^Ŗ^^^^Æ^^^^“^^^ø^ŗ^^^^æĄĮĀĆ^^ĘĒČ^ŹĖĢĶĪĻŠŃŅ^Ō^^^ŲŁŚŪ^ŻŽ^ąįāć^^ęēč^źėģķīļšńņ^ō^^^ųłśū^żž’
bytes||||iso8859_14 iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^Ḃḃ^ĊċḊ^Ẁ^ẂḋỲ^^ŸḞḟĠġṀṁ^ṖẁṗẃṠỳẄẅṡ^^^^^^^^^^^^^^^^Ŵ^^^^^^Ṫ^^^^^^Ŷ^^^^^^^^^^^^^^^^^ŵ^^^^^^ṫ^^^^^^ŷ^
bytes||||iso8859_15 iso_8859_15 l9 latin9||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^€^Š^š^^^^^^^^^^^Ž^^^ž^^^ŒœŸ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
bytes||||iso8859_16 iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ĄąŁ€„Š^š^Ș^Ź^źŻ^^ČłŽ”^^žčș^ŒœŸż^^^Ă^Ć^^^^^^^^^^ĐŃ^^^Ő^ŚŰ^^^^ĘȚ^^^^ă^ć^^^^^^^^^^đń^^^ő^śű^^^^ęț^
bytes|a0dbdcdddefcfdfeff|charmap|character maps to <undefined>|iso_ir_166 tis620 tis_620 tis_620_0 tis_620_2529_0 tis_620_2529_1||^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะ\u0e31าำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a^^^^฿เแโใไๅๆ\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e๏๐๑๒๓๔๕๖๗๘๙๚๛^^^^
bytes|888f989a9c9d9e9fa0a8a9aaafb4b8babcbdbe|charmap|character maps to <undefined>|koi8_t||қғ‚Ғ„…†‡^‰ҳ‹ҲҷҶ^Қ‘’“”•–—^™^›^^^^^ӯӮё^ӣ^^^^^^^^^^^^^Ё^Ӣ^^^№^^^^^©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
bytes||||koi8_u||─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
bytes|98|charmap|character maps to <undefined>|kz1048 kz_1048 rk1048 strk1048_2002||ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—^™љ›њқһџ^ҰұӘ^Ө^^Ё^Ғ^^^^Ү^^Ііө^^^ё№ғ^әҢңүАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
bytes||||mac_arabic||Ä\u00a0ÇÉÑÖÜáàâä\u06ba«çéèêëí…îïñó»ôö÷úùûü\u0020\u0021\u0022\u0023\u0024٪\u0026\u0027\u0028\u0029\u002a\u002b،\u002d\u002e\u002f٠١٢٣٤٥٦٧٨٩\u003a\u061b\u003c\u003d\u003e\u061f❊\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u005b\u005c\u005d\u005e\u005f\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u067e\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691\u007b\u007c\u007d\u0698\u06d2
bytes||||mac_centeuro mac_latin2 maccentraleurope maclatin2||ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę^§•¶ß®^™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ
bytes||||mac_croatian||ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°^^§•¶ß®Š™´¨≠ŽØ∞^≤≥∆^∂∑∏š∫ªºΩžø¿¡¬√ƒ≈Ć«Č…\u00a0ÀÃÕŒœĐ—“”‘’÷◊\uf8ff©⁄€‹›Æ»–·‚„‰ÂćÁčÈÍÎÏÌÓÔđÒÚÛÙıˆ˜¯πË˚¸Êæˇ
bytes||||mac_cyrillic maccyrillic||АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ†°Ґ^§•¶І®^™Ђђ≠Ѓѓ∞^≤≥і^ґЈЄєЇїЉљЊњјЅ¬√ƒ≈∆«»…\u00a0ЋћЌќѕ–—“”‘’÷„ЎўЏџ№Ёёяабвгдежзийклмнопрстуфхцчшщъыьэю€
bytes||||mac_farsi||Ä\u00a0ÇÉÑÖÜáàâä\u06ba«çéèêëí…îïñó»ôö÷úùûü\u0020\u0021\u0022\u0023\u0024٪\u0026\u0027\u0028\u0029\u002a\u002b،\u002d\u002e\u002f۰۱۲۳۴۵۶۷۸۹\u003a\u061b\u003c\u003d\u003e\u061f❊\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u005b\u005c\u005d\u005e\u005f\u0640\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u067e\u0679\u0686\u06d5\u06a4\u06af\u0688\u0691\u007b\u007c\u007d\u0698\u06d2
bytes||||mac_greek macgreek||Ä¹²É³ÖÜ΅àâä΄¨çéèêë£™îï•½‰ôö¦€ùûü†ΓΔΘΛΞΠß®^ΣΪ§≠°·Α^≤≥¥ΒΕΖΗΙΚΜΦΫΨΩάΝ¬ΟΡ≈Τ«»…\u00a0ΥΧΆΈœ–―“”‘’÷ΉΊΌΎέήίόΏύαβψδεφγηιξκλμνοπώρστθωςχυζϊϋΐΰ\u00ad
bytes||||mac_iceland maciceland||ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüÝ°^^§•¶ß®^™´¨≠ÆØ∞^≤≥¥^∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€Ðð^þý·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
bytes||||mac_roman macintosh macroman||ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°^^§•¶ß®^™´¨≠ÆØ∞^≤≥¥^∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
bytes||||mac_romanian||ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°^^§•¶ß®^™´¨≠ĂȘ∞^≤≥¥^∂∑∏π∫ªºΩăș¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›Țț‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
bytes||||mac_turkish macturkish||ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°^^§•¶ß®^™´¨≠ÆØ∞^≤≥¥^∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸĞğİıŞş‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙ\uf8a0ˆ˜¯˘˙˚¸˝˛ˇ
bytes||||palmos||€^‚ƒ„…†‡ˆ‰Š‹Œ♦♣♥♠‘’“”•–—˜™š^œ^^Ÿ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
never||punycode|Invalid extended code point '#'|punycode||
binary||||quopri quopri_codec quoted_printable quotedprintable||
bytes||||raw_unicode_escape|5c|
binary||||rot13 rot_13||
multi|8080a0a0fdff/819fe0fc/407e80fc/|shift_jis_2004||s_jis_2004 shift_jis_2004 shiftjis2004 sjis_2004|5c7e|
multi|8080a0a0fdff/819fe0fc/407e80fc/|shift_jisx0213||s_jisx0213 shift_jisx0213 shiftjisx0213 sjisx0213|5c7e|
wide||utf_16||u16 utf16 utf_16||
wide||utf_32||u32 utf32 utf_32||
bytes|all|utf7|unexpected special character|u7 unicode_1_1_utf_7 utf7 utf_7|2b|
never||undefined|undefined encoding|undefined||
bytes||||unicode_escape|5c|
wide||utf_16_be||unicodebigunmarked utf_16_be utf_16be||
wide||utf_16_le||unicodelittleunmarked utf_16_le utf_16le||
wide||utf_32_be||utf_32_be utf_32be||
wide||utf_32_le||utf_32_le utf_32le||
bytes|all|utf-8|invalid start byte|utf_8_sig||
binary||||uu uu_codec||
binary||||zip zlib zlib_codec||`;
